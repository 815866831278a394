// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/operation_plan.h"

#include <algorithm>

namespace windtunnel::simulator {
namespace {

std::vector<OperationPlan> writtenOperations(const model::Component& component) {
  std::vector<OperationPlan> plans;
  if (component.kind() == "client") return plans;
  for (const auto& [name, operation] : component.objects("operations")) {
    OperationPlan plan;
    plan.name = name;
    if (const model::Value* steps = operation.node().map().find("steps"))
      plan.steps = model::stepsOf(*steps, operation.path() / "steps");
    plan.requestBytes = static_cast<double>(operation.get<model::Memory>("requestSize").bytes);
    plan.responseBytes = static_cast<double>(operation.get<model::Memory>("responseSize").bytes);
    plans.push_back(std::move(plan));
  }
  return plans;
}

}  // namespace

std::vector<OperationPlan> operationPlans(const model::Design& design, const model::Component& component) {
  std::vector<OperationPlan> written = writtenOperations(component);
  const std::string& kind = component.kind();
  if (kind == "gateway") return gatewayOperations(design, component, std::move(written));
  if (kind == "database") return databaseOperations(component, std::move(written));
  if (kind == "cache") return cacheOperations(component, std::move(written));
  if (kind == "broker") return brokerOperations(component, std::move(written));
  if (kind == "event-store") return eventStoreOperations(component, std::move(written));
  if (kind == "object-store") return objectStoreOperations(component, std::move(written));
  if (kind == "external") return externalOperations(component, std::move(written));
  if (kind == "client") return {};
  return serviceOperations(design, component, std::move(written));
}

OperationPlan impliedOperation(std::string name, std::vector<model::Step> steps) {
  OperationPlan plan;
  plan.name = std::move(name);
  plan.steps = std::move(steps);
  plan.isImplied = true;
  return plan;
}

model::Step timeStep(model::Step::Kind kind, model::Distribution time) {
  model::Step step;
  step.kind = kind;
  step.time = std::move(time);
  return step;
}

model::Step callStep(std::string target) {
  model::Step step;
  step.kind = model::Step::Kind::Call;
  step.target = std::move(target);
  return step;
}

std::string routeName(const model::Element& route) {
  const std::string named = route.text("name");
  if (!named.empty()) return named;
  std::string made;
  for (const char letter : route.text("match/path")) {
    const bool isSeparator = letter == '/' && (made.empty() || made.back() == '-');
    if (!isSeparator) made += letter == '/' ? '-' : letter;
  }
  while (!made.empty() && made.back() == '-') made.pop_back();
  if (!made.empty()) return made;
  const auto [component, operation] = model::splitTarget(route.text("to"));
  return operation.empty() ? component : operation;
}

std::vector<std::string> topicsOf(const model::Component& broker) {
  std::vector<std::string> names;
  for (const auto& [name, topic] : broker.objects("topics")) names.push_back(name);
  if (names.empty()) names.push_back(kImpliedTopic);
  return names;
}

}  // namespace windtunnel::simulator
