// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/behaviour.h"

#include <fmt/format.h>

#include <set>

#include "model/design/step.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using model::Design;
using model::Element;
using model::Step;

std::string percent(double share) {
  return fmt::format("{:g}%", share * 100);
}

Yaml stepsYaml(const std::vector<Step>& steps);

Yaml branchesYaml(const std::vector<model::Branch>& branches) {
  Yaml list = Yaml::list();
  for (const auto& branch : branches)
    list.add(Yaml::map().set("share", percent(branch.share)).set("steps", stepsYaml(branch.steps)));
  return list;
}

/// The entry popularity is called `pick`: scanners take a word `key` before a colon for a secret.
Yaml cachedYaml(const Step& step) {
  return Yaml::map()
      .set("in", step.cache)
      .set("pick", step.key.text())
      .set("ttl", step.ttl.text())
      .set("miss", stepsYaml(step.steps));
}

Yaml flagYaml(const Step& step) {
  return Yaml::map()
      .set("enabled", percent(step.share))
      .set("on", stepsYaml(step.steps))
      .set("off", stepsYaml(step.otherwise));
}

/// A distribution read from a file cannot be drawn from inside the cluster; its stub takes no time.
std::string timeText(const model::Distribution& time) {
  return time.kind == model::Distribution::Kind::Trace ? "0s" : time.text();
}

Yaml stepYaml(const Step& step) {
  Yaml made = Yaml::map();
  switch (step.kind) {
    case Step::Kind::Work:
      return made.set("work", timeText(step.time));
    case Step::Kind::Wait:
      return made.set("wait", timeText(step.time));
    case Step::Kind::Call:
      return made.set("call", step.target);
    case Step::Kind::Parallel:
      return made.set("parallel", stepsYaml(step.steps));
    case Step::Kind::Choose:
      return made.set("choose", branchesYaml(step.branches));
    case Step::Kind::Repeat:
      return made.set("repeat", Yaml::map().set("times", step.times).set("steps", stepsYaml(step.steps)));
    case Step::Kind::Cached:
      return made.set("cached", cachedYaml(step));
    case Step::Kind::Publish:
      return made.set("publish", step.target);
    case Step::Kind::Fail:
      return made.set("fail", Yaml::map().set("share", percent(step.share)).set("error", step.error));
    case Step::Kind::Flag:
      return made.set("flag", flagYaml(step));
    case Step::Kind::Sequence:
      break;
  }
  return made.set("steps", stepsYaml(step.steps));
}

Yaml stepsYaml(const std::vector<Step>& steps) {
  Yaml list = Yaml::list();
  for (const Step& step : steps) list.add(stepYaml(step));
  return list;
}

std::vector<Step> operationSteps(const Element& operation) {
  const model::Value* steps = operation.node().map().find("steps");
  return steps ? model::stepsOf(*steps, operation.path() / "steps") : std::vector<Step>{};
}

Yaml operationYaml(const std::string& name, Yaml steps, const std::string& responseSize) {
  return Yaml::map().set("name", name).set("steps", std::move(steps)).set("responseSize", responseSize);
}

Yaml oneStep(const char* word, const std::string& content) {
  return Yaml::map().set(word, content);
}

/// A gateway has one operation for each place its routes lead to: the cost of routing, then the call.
void addRoutes(const Component& gateway, const std::vector<std::string>& callees, Yaml& behaviour) {
  std::set<std::string> places;
  behaviour["routes"] = Yaml::list();
  for (const Element& route : gateway.list("routes")) {
    const Element match = route.object("match");
    Yaml entry = Yaml::map().set("path", match.text("path")).set("to", route.text("to"));
    if (match.isSet("host")) entry.set("host", match.text("host"));
    if (match.isSet("method")) entry.set("method", match.text("method"));
    behaviour["routes"].add(std::move(entry));
    places.insert(route.text("to"));
  }
  if (places.empty() && !callees.empty()) {
    behaviour["routes"].add(Yaml::map().set("path", "/").set("to", callees.front()));
    places.insert(callees.front());
  }
  for (const std::string& place : places) {
    Yaml steps = Yaml::list({oneStep("work", gateway.value("routing").text())});
    if (gateway.isSet("authentication"))
      steps.add(oneStep("work", gateway.object("authentication").value("cost").text()));
    behaviour["operations"].add(operationYaml(place, steps.add(oneStep("call", place)), "2Ki"));
  }
  if (!gateway.isSet("rateLimit")) return;
  const Element limit = gateway.object("rateLimit");
  const std::string rate = limit.value("rate").text();
  behaviour.set("rate", rate);
  behaviour.set("burst", limit.find<std::int64_t>("burst").value_or(100));
}

/// Event stores hand each event to their projections after a write.
Yaml projectionSteps(const Component& store) {
  Yaml steps = Yaml::list();
  if (store.kind() != "event-store") return steps;
  for (const auto& [name, projection] : store.objects("projections"))
    steps.add(oneStep("call", projection.text("to")));
  return steps;
}

void addStoreOperations(const Component& store, Yaml& behaviour) {
  if (store.kind() == "broker" || !store.kindInfo().store) return;
  for (const char* verb : {"read", "write"}) {
    Yaml steps =
        Yaml::list({oneStep(store.kind() == "object-store" ? "wait" : "work", store.value(verb).text())});
    const Yaml after = std::string_view(verb) == "write" ? projectionSteps(store) : Yaml::list();
    for (const Yaml& step : after.items()) steps.add(step);
    behaviour["operations"].add(operationYaml(verb, std::move(steps), "1Ki"));
  }
}

std::set<std::string> groupsOf(const Design& design, const std::string& topic) {
  std::set<std::string> groups;
  for (const Component& worker : design.components()) {
    if (worker.kind() != "worker") continue;
    for (const auto& [name, rule] : worker.objects("consumes"))
      if (name == topic) groups.insert(rule.isSet("group") ? rule.text("group") : worker.id());
  }
  return groups;
}

void addTopics(const Design& design, const Component& broker, Yaml& behaviour) {
  behaviour["topics"] = Yaml::list();
  for (const auto& [name, topic] : broker.objects("topics")) {
    Yaml groups = Yaml::list();
    for (const std::string& group : groupsOf(design, broker.id() + '/' + name)) groups.add(group);
    behaviour["topics"].add(Yaml::map().set("name", name).set("groups", std::move(groups)));
  }
}

void addConsumers(const Component& worker, Yaml& behaviour) {
  behaviour["consumes"] = Yaml::list();
  for (const auto& [topic, rule] : worker.objects("consumes"))
    behaviour["consumes"].add(Yaml::map()
                                  .set("topic", topic)
                                  .set("group", rule.isSet("group") ? rule.text("group") : worker.id())
                                  .set("concurrency", rule.get<std::int64_t>("concurrency"))
                                  .set("retries", rule.get<std::int64_t>("retries"))
                                  .set("deadLetter", rule.get<bool>("deadLetter"))
                                  .set("operation", rule.text("operation")));
}

void addCalls(const Design& design, const std::string& id, Yaml& behaviour) {
  behaviour["calls"] = Yaml::list();
  for (const auto& arrow : design.connections()) {
    if (arrow.from() != id) continue;
    Yaml call = Yaml::map().set("to", arrow.to());
    if (arrow.isSet("timeout")) call.set("timeout", arrow.value("timeout").text());
    if (arrow.isSet("retries")) {
      Yaml retries = Yaml::map().set("attempts", arrow.get<std::int64_t>("retries/attempts"));
      for (const std::string& error : arrow.object("retries").texts("on")) retries["on"].add(error);
      call.set("retries", std::move(retries));
    }
    behaviour["calls"].add(std::move(call));
  }
}

/// A box without operations asks everything its arrows lead to, in turn.
void addDefaultOperation(const Component& component, const std::vector<std::string>& callees,
                         Yaml& behaviour) {
  Yaml steps = Yaml::list({oneStep("work", "1ms")});
  for (const std::string& callee : callees) steps.add(oneStep("call", callee));
  if (component.kind() == "external")
    steps = Yaml::list({oneStep("wait", component.value("latency").text())});
  behaviour["operations"].add(operationYaml("handle", std::move(steps), "2Ki"));
}

void addOperations(const Component& component, Yaml& behaviour) {
  for (const auto& [name, operation] : component.objects("operations"))
    behaviour["operations"].add(
        operationYaml(name, stepsYaml(operationSteps(operation)), operation.value("responseSize").text()));
}

void addCapacity(const Component& component, Yaml& behaviour) {
  if (!component.kindInfo().runsPods) return;
  behaviour.set("concurrency", component.get<std::int64_t>("concurrency"));
  behaviour.set("queue", component.get<std::int64_t>("queue"));
  behaviour.set("startup", timeText(component.get<model::Distribution>("startup")));
  behaviour.set("drain", component.value("drain").text());
}

}  // namespace

std::vector<std::string> calleesOf(const Design& design, const Component& component) {
  std::set<std::string> callees;
  const auto note = [&](const std::string& target) { callees.insert(model::splitTarget(target).first); };
  for (const auto& arrow : design.connections())
    if (arrow.from() == component.id()) callees.insert(arrow.to());
  if (component.kind() != "client")
    for (const auto& [name, operation] : component.objects("operations"))
      model::forEachStep(operationSteps(operation), [&](const Step& step) {
        if (!step.target.empty()) note(step.target);
        if (!step.cache.empty()) callees.insert(step.cache);
      });
  if (component.kind() == "worker")
    for (const auto& [topic, rule] : component.objects("consumes")) note(topic);
  if (component.kind() == "gateway")
    for (const Element& route : component.list("routes")) note(route.text("to"));
  if (component.kind() == "event-store")
    for (const auto& [name, projection] : component.objects("projections")) note(projection.text("to"));
  callees.erase(component.id());
  std::erase_if(callees, [&](const std::string& id) {
    return !design.component(id) || design.component(id)->kind() == "client";
  });
  // An arrow from a broker to its consumer shows where messages go; the connection is opened by the consumer.
  if (component.kind() == "broker") return {};
  return {callees.begin(), callees.end()};
}

Yaml behaviourOf(const Design& design, const Component& component) {
  Yaml behaviour = Yaml::map().set("component", component.id()).set("store", component.kindInfo().store);
  addCapacity(component, behaviour);
  behaviour["operations"] = Yaml::list();
  const auto callees = calleesOf(design, component);
  addOperations(component, behaviour);
  addStoreOperations(component, behaviour);
  if (component.kind() == "gateway") addRoutes(component, callees, behaviour);
  if (component.kind() == "broker") addTopics(design, component, behaviour);
  if (component.kind() == "worker") addConsumers(component, behaviour);
  if (component.kind() == "job") behaviour.set("once", true);
  if (behaviour["operations"].items().empty()) addDefaultOperation(component, callees, behaviour);
  addCalls(design, component.id(), behaviour);
  return behaviour;
}

}  // namespace windtunnel::exporters::kubernetes
