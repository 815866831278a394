// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/kind_operations.h"

#include <algorithm>

namespace windtunnel::model {
namespace {

std::vector<Operation> writtenOperations(const Component& component) {
  std::vector<Operation> operations;
  if (component.kind() == "client") return operations;
  for (const auto& [name, element] : component.objects("operations")) {
    Operation operation;
    operation.name = name;
    if (const Value* steps = element.node().map().find("steps"))
      operation.steps = stepsOf(*steps, element.path() / "steps");
    operation.path = element.path();
    if (component.kind() == "database" && element.isSet("lock")) {
      operation.lock = element.object("lock").get<KeyPopularity>("key");
      operation.lockTable = element.object("lock").text("table");
    }
    operation.requestSize = element.get<Memory>("requestSize");
    operation.responseSize = element.get<Memory>("responseSize");
    operations.push_back(std::move(operation));
  }
  return operations;
}

std::vector<Operation> planned(const Design& design, const Component& component,
                               const std::vector<Connection>& arrows) {
  std::vector<Operation> written = writtenOperations(component);
  const std::string& kind = component.kind();
  if (kind == "gateway") return gatewayOperations(component, arrows, std::move(written));
  if (kind == "database") return databaseOperations(component, std::move(written));
  if (kind == "cache") return cacheOperations(component, std::move(written));
  if (kind == "broker") return brokerOperations(component, std::move(written));
  if (kind == "event-store") return eventStoreOperations(component, std::move(written));
  if (kind == "object-store") return objectStoreOperations(component, std::move(written));
  if (kind == "external") return externalOperations(component, std::move(written));
  if (kind == "client") return {};
  return serviceOperations(design, arrows, std::move(written));
}

}  // namespace

std::vector<Operation> effectiveOperations(const Design& design, const Component& component) {
  std::vector<Connection> arrows = design.connections();
  std::erase_if(arrows, [&](const Connection& arrow) { return arrow.from() != component.id(); });
  return planned(design, component, arrows);
}

std::map<std::string, std::vector<Operation>> effectiveOperations(const Design& design) {
  std::map<std::string, std::vector<Connection>> arrows;
  for (const Connection& arrow : design.connections()) arrows[arrow.from()].push_back(arrow);
  std::map<std::string, std::vector<Operation>> operations;
  for (const Component& component : design.components())
    operations.emplace(component.id(), planned(design, component, arrows[component.id()]));
  return operations;
}

Operation impliedOperation(std::string name, std::vector<Step> steps) {
  Operation operation;
  operation.name = std::move(name);
  operation.steps = std::move(steps);
  operation.isImplied = true;
  return operation;
}

Step timeStep(Step::Kind kind, Distribution time) {
  Step step;
  step.kind = kind;
  step.time = std::move(time);
  return step;
}

Step callStep(std::string target) {
  Step step;
  step.kind = Step::Kind::Call;
  step.target = std::move(target);
  return step;
}

std::string routeName(const Element& route) {
  const std::string named = route.text("name");
  if (!named.empty()) return named;
  std::string made;
  for (const char letter : route.text("match/path")) {
    const bool isSeparator = letter == '/' && (made.empty() || made.back() == '-');
    if (!isSeparator) made += letter == '/' ? '-' : letter;
  }
  while (!made.empty() && made.back() == '-') made.pop_back();
  if (!made.empty()) return made;
  const auto [component, operation] = splitTarget(route.text("to"));
  return operation.empty() ? component : operation;
}

std::vector<std::string> topicsOf(const Component& broker) {
  std::vector<std::string> names;
  for (const auto& [name, topic] : broker.objects("topics")) names.push_back(name);
  if (names.empty()) names.push_back(kImpliedTopic);
  return names;
}

}  // namespace windtunnel::model
