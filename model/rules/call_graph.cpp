// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/rules/call_graph.h"

#include <deque>

namespace windtunnel::model {
namespace {

const std::vector<const Use*>& none() {
  static const std::vector<const Use*> empty;
  return empty;
}

bool hasOwnOperations(const Component& component) {
  return component.kind() != "client" && !component.objects("operations").empty();
}

bool impliesUses(const Component& component) {
  const std::string& kind = component.kind();
  const bool compute = kind == "service" || kind == "worker" || kind == "job";
  return (compute && !hasOwnOperations(component)) ||
         (kind == "gateway" && !hasOwnOperations(component) && component.list("routes").empty());
}

Use::Kind impliedKind(const Component& target) {
  if (target.kind() == "cache") return Use::Kind::Cached;
  return target.kind() == "broker" ? Use::Kind::Publish : Use::Kind::Call;
}

std::set<std::string> spread(const CallGraph& graph, const auto& follows, const auto& passes) {
  std::set<std::string> seen;
  std::deque<std::string> open;
  for (const Component& component : graph.components())
    if (component.kind() == "client" && seen.insert(component.id()).second) open.push_back(component.id());
  while (!open.empty()) {
    const std::string id = open.front();
    open.pop_front();
    for (const Use* use : graph.usesFrom(id)) {
      const Component* target = graph.component(use->to);
      if (!target || !follows(*use) || !seen.insert(use->to).second) continue;
      if (passes(*target)) open.push_back(use->to);
    }
  }
  return seen;
}

}  // namespace

CallGraph::CallGraph(const Design& design)
    : m_operations(effectiveOperations(design)),
      m_components(design.components()),
      m_connections(design.connections()) {
  for (std::size_t i = 0; i < m_components.size(); ++i) m_componentIndex.emplace(m_components[i].id(), i);
  for (std::size_t i = 0; i < m_connections.size(); ++i) {
    m_connectionIndex.emplace(m_connections[i].key(), i);
    m_arrowsFrom[m_connections[i].from()].push_back(i);
  }
  for (const Component& component : m_components) {
    if (component.kind() == "client") continue;
    addOperations(component);
    if (component.kind() == "gateway") addRoutes(component);
    if (component.kind() == "event-store") addProjections(component);
    if (component.kind() == "worker") addConsumptions(component);
    if (impliesUses(component)) addImplied(component);
  }
  addWorkloads(design);
  addImpliedDeliveries();
  for (const Use& use : m_uses) {
    m_from[use.from].push_back(&use);
    m_to[use.to].push_back(&use);
  }
}

const Component* CallGraph::component(std::string_view id) const {
  const auto found = m_componentIndex.find(id);
  return found == m_componentIndex.end() ? nullptr : &m_components[found->second];
}

const Connection* CallGraph::connection(std::string_view from, std::string_view to) const {
  const auto found = m_connectionIndex.find(connectionKey(from, to));
  return found == m_connectionIndex.end() ? nullptr : &m_connections[found->second];
}

const std::vector<const Use*>& CallGraph::usesFrom(const std::string& id) const {
  const auto found = m_from.find(id);
  return found == m_from.end() ? none() : found->second;
}

const std::vector<const Use*>& CallGraph::usesOf(const std::string& id) const {
  const auto found = m_to.find(id);
  return found == m_to.end() ? none() : found->second;
}

std::vector<std::string> CallGraph::operationsOf(const Component& component) const {
  std::vector<std::string> names;
  const auto found = m_operations.find(component.id());
  if (found == m_operations.end()) return names;
  for (const Operation& operation : found->second) names.push_back(operation.name);
  return names;
}

std::set<std::string> CallGraph::reachable() const {
  return spread(
      *this, [](const Use&) { return true; }, [](const Component&) { return true; });
}

std::set<std::string> CallGraph::critical() const {
  return spread(
      *this,
      [](const Use& use) {
        return use.synchronous() && use.kind != Use::Kind::Cached && use.kind != Use::Kind::Projection;
      },
      [](const Component& target) { return target.kind() != "broker"; });
}

void CallGraph::addOperations(const Component& component) {
  for (const auto& [name, operation] : component.objects("operations")) {
    const Value* steps = operation.node().map().find("steps");
    if (!steps) continue;
    const std::string operationName = name;
    forEachStep(stepsOf(*steps, operation.path() / "steps"),
                [&](const Step& step) { addStep(component, operationName, step); });
  }
}

void CallGraph::addStep(const Component& component, const std::string& operation, const Step& step) {
  Use use;
  use.from = component.id();
  use.operation = operation;
  if (step.kind == Step::Kind::Call) {
    use.kind = Use::Kind::Call;
    use.target = step.target;
    use.path = step.path / "call";
  } else if (step.kind == Step::Kind::Publish) {
    use.kind = Use::Kind::Publish;
    use.target = step.target;
    use.path = step.path / "publish";
  } else if (step.kind == Step::Kind::Cached) {
    use.kind = Use::Kind::Cached;
    use.target = step.cache;
    use.path = step.path / "cached" / "in";
  } else {
    return;
  }
  add(std::move(use));
}

void CallGraph::addRoutes(const Component& gateway) {
  for (const Element& route : gateway.list("routes")) {
    Use use{Use::Kind::Route, gateway.id(), routeName(route), {}, route.text("to"), route.path() / "to"};
    add(std::move(use));
  }
  const std::string service = gateway.text("authentication/service");
  if (!service.empty())
    add({Use::Kind::Call, gateway.id(), {}, {}, service, gateway.path() / "authentication" / "service"});
}

void CallGraph::addProjections(const Component& store) {
  for (const auto& [name, projection] : store.objects("projections"))
    add({Use::Kind::Projection, store.id(), {}, {}, projection.text("to"), projection.path() / "to"});
}

void CallGraph::addConsumptions(const Component& worker) {
  for (const auto& [topic, consumption] : worker.objects("consumes"))
    add({Use::Kind::Consume, splitTarget(topic).first, {}, worker.id(), topic, consumption.path()});
}

void CallGraph::addWorkloads(const Design& design) {
  std::set<std::string> senders;
  for (const Named& workload : design.workloads()) {
    const std::string from = workload.text("from");
    const auto mix = workload.scalars("mix");
    if (mix.empty()) continue;
    senders.insert(from);
    for (const auto& [entry, share] : mix)
      add({Use::Kind::Entry, from, {}, {}, entry, workload.path() / "mix" / entry});
  }
  for (const Component& component : m_components)
    if (component.kind() == "client" && !senders.contains(component.id())) addImplied(component);
}

void CallGraph::addImplied(const Component& from) {
  const auto arrows = m_arrowsFrom.find(from.id());
  if (arrows == m_arrowsFrom.end()) return;
  for (const std::size_t i : arrows->second) {
    const Connection& arrow = m_connections[i];
    const Component* target = component(arrow.to());
    if (target) add({impliedKind(*target), from.id(), {}, arrow.to(), arrow.to(), arrow.path(), true});
  }
}

// An arrow out of a broker or an event store delivers, also where nobody wrote what is consumed.
void CallGraph::addImpliedDeliveries() {
  std::set<std::pair<std::string, std::string>> written;
  for (const Use& use : m_uses)
    if (use.kind == Use::Kind::Consume || use.kind == Use::Kind::Projection)
      written.emplace(use.from, use.to);
  for (const Connection& arrow : m_connections) {
    const Component* from = component(arrow.from());
    const bool broker = from && from->kind() == "broker";
    if (!from || (!broker && from->kind() != "event-store") || !component(arrow.to())) continue;
    if (written.contains({arrow.from(), arrow.to()})) continue;
    const Use::Kind kind = broker ? Use::Kind::Consume : Use::Kind::Projection;
    add({kind, arrow.from(), {}, arrow.to(), arrow.to(), arrow.path(), true});
  }
}

void CallGraph::add(Use use) {
  if (use.to.empty()) use.to = splitTarget(use.target).first;
  m_uses.push_back(std::move(use));
}

}  // namespace windtunnel::model
