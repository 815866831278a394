// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/behaviour.h"

#include <algorithm>
#include <set>

#include "exporters/kubernetes/call_rules.h"
#include "exporters/kubernetes/names.h"
#include "exporters/kubernetes/played_steps.h"
#include "model/design/operations/operations.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using model::Design;
using model::Element;
using model::Operation;
using model::Step;

/// Which request is for which operation of the gateway; a bare gateway sends everything the first way.
void addRoutes(const Component& gateway, const std::vector<Operation>& operations, Yaml& behaviour) {
  behaviour["routes"] = Yaml::list();
  for (const Element& route : gateway.list("routes")) {
    const Element match = route.object("match");
    Yaml entry = Yaml::map().set("path", match.text("path")).set("to", model::routeName(route));
    for (const char* word : {"host", "header", "method"})
      if (match.isSet(word)) entry.set(word, match.text(word));
    behaviour["routes"].add(std::move(entry));
  }
  if (behaviour["routes"].items().empty())
    behaviour["routes"].add(Yaml::map().set("path", "/").set("to", operations.front().name));
  if (gateway.isSet("rateLimit")) addRateLimit(gateway.object("rateLimit"), podsOf(gateway), behaviour);
}

/// Event stores hand each event to their projections after a write, which does not wait for them.
void addProjections(const Component& store, Yaml& behaviour) {
  behaviour["projections"] = Yaml::list();
  for (const auto& [name, projection] : store.objects("projections"))
    behaviour["projections"].add(Yaml::map()
                                     .set("to", placeName(projection.text("to")))
                                     .set("concurrency", projection.get<std::int64_t>("concurrency"))
                                     .set("poll", projection.value("poll").text()));
}

/// What a system outside accepts in a second; more is refused.
void addExternalLimit(const Component& external, Yaml& behaviour) {
  const auto limit = external.find<model::Rate>("limit");
  if (!limit) return;
  behaviour.set("rate", limit->text());
  behaviour.set("burst", std::max<std::int64_t>(1, static_cast<std::int64_t>(limit->perSecond())));
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
  behaviour.set("publish", playedTime(broker.get<model::Distribution>("publish")));
  behaviour["topics"] = Yaml::list();
  for (const std::string& name : model::topicsOf(broker)) {
    Yaml groups = Yaml::list();
    for (const std::string& group : groupsOf(design, broker.id() + '/' + name)) groups.add(group);
    behaviour["topics"].add(Yaml::map().set("name", name).set("groups", std::move(groups)));
  }
}

void addConsumers(const Component& worker, Yaml& behaviour) {
  behaviour["consumes"] = Yaml::list();
  for (const auto& [topic, rule] : worker.objects("consumes"))
    behaviour["consumes"].add(Yaml::map()
                                  .set("topic", placeName(topic))
                                  .set("group", rule.isSet("group") ? rule.text("group") : worker.id())
                                  .set("concurrency", rule.get<std::int64_t>("concurrency"))
                                  .set("retries", rule.get<std::int64_t>("retries"))
                                  .set("deadLetter", rule.get<bool>("deadLetter"))
                                  .set("operation", rule.text("operation")));
}

/// The law of the rows is called `pick`, as that of a cached read.
Yaml playedLock(const Operation& operation) {
  return Yaml::map()
      .set("pick", operation.lock->text())
      .set("table", operation.lockTable.empty() ? operation.name : operation.lockTable);
}

void addOperations(const Design& design, const std::vector<Operation>& operations, Yaml& behaviour) {
  behaviour["operations"] = Yaml::list();
  for (const Operation& operation : operations) {
    Yaml played = Yaml::map()
                      .set("name", operation.name)
                      .set("steps", playedSteps(design, operation.steps))
                      .set("responseSize", operation.responseSize.text());
    if (operation.lock) played.set("lock", playedLock(operation));
    behaviour["operations"].add(std::move(played));
  }
}

void addCapacity(const Component& component, Yaml& behaviour) {
  if (!component.kindInfo().runsPods) return;
  behaviour.set("concurrency", component.get<std::int64_t>("concurrency"));
  behaviour.set("queue", component.get<std::int64_t>("queue"));
  behaviour.set("startup", playedTime(component.get<model::Distribution>("startup")));
  behaviour.set("drain", component.value("drain").text());
}

}  // namespace

std::vector<std::string> calleesOf(const Design& design, const Component& component) {
  std::set<std::string> callees;
  const auto note = [&](const std::string& target) { callees.insert(model::splitTarget(target).first); };
  for (const auto& arrow : design.connections())
    if (arrow.from() == component.id()) callees.insert(arrow.to());
  for (const Operation& operation : model::effectiveOperations(design, component))
    model::forEachStep(operation.steps, [&](const Step& step) {
      if (!step.target.empty()) note(step.target);
      if (!step.cache.empty()) callees.insert(step.cache);
    });
  if (component.kind() == "worker")
    for (const auto& [topic, rule] : component.objects("consumes")) note(topic);
  if (component.kind() == "event-store")
    for (const auto& [name, projection] : component.objects("projections")) note(projection.text("to"));
  callees.erase(component.id());
  std::erase_if(callees, [&](const std::string& id) {
    return !design.component(id) || design.component(id)->kind() == "client";
  });
  // An arrow from a broker to its consumer shows where messages go; the connection is opened by the consumer.
  if (component.kind() == "broker") return {};
  std::set<std::string> names;
  for (const std::string& id : callees) names.insert(objectName(id));
  return {names.begin(), names.end()};
}

Yaml behaviourOf(const Design& design, const Component& component) {
  Yaml behaviour =
      Yaml::map().set("component", objectName(component.id())).set("store", component.kindInfo().store);
  addCapacity(component, behaviour);
  const std::vector<Operation> operations = model::effectiveOperations(design, component);
  addOperations(design, operations, behaviour);
  if (component.kind() == "external") addExternalLimit(component, behaviour);
  if (component.kind() == "gateway") addRoutes(component, operations, behaviour);
  if (component.kind() == "broker") addTopics(design, component, behaviour);
  if (component.kind() == "event-store") addProjections(component, behaviour);
  if (component.kind() == "worker") addConsumers(component, behaviour);
  if (component.kind() == "job") behaviour.set("once", true);
  behaviour.set("calls", callRules(design, component));
  return behaviour.set("sizes", requestSizes(design, component));
}

}  // namespace windtunnel::exporters::kubernetes
