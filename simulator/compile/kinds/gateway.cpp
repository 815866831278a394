// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/operation_plan.h"

/// A gateway checks who calls, routes, and passes the request on. Each route is an operation; without routes
/// there is one for everything an arrow leads to.
namespace windtunnel::simulator {
namespace {

using Kind = model::Step::Kind;

std::vector<model::Step> ownSteps(const model::Component& gateway) {
  std::vector<model::Step> steps{timeStep(Kind::Work, gateway.get<model::Distribution>("routing"))};
  const model::Element authentication = gateway.object("authentication");
  const std::string how = authentication.text("kind");
  if (how == "jwt" || how == "external")
    steps.push_back(timeStep(Kind::Work, authentication.get<model::Distribution>("cost")));
  if (how == "external" && !authentication.text("service").empty())
    steps.push_back(callStep(authentication.text("service")));
  const model::Element transformation = gateway.object("transformation");
  if (transformation.isSet("cost"))
    steps.push_back(timeStep(Kind::Work, transformation.get<model::Distribution>("cost")));
  return steps;
}

OperationPlan passingOn(const model::Component& gateway, std::string name, const std::string& target) {
  std::vector<model::Step> steps = ownSteps(gateway);
  steps.push_back(callStep(target));
  return impliedOperation(std::move(name), std::move(steps));
}

}  // namespace

std::vector<OperationPlan> gatewayOperations(const model::Design& design, const model::Component& gateway,
                                             std::vector<OperationPlan> written) {
  std::vector<OperationPlan> plans;
  for (const model::Element& route : gateway.list("routes"))
    plans.push_back(passingOn(gateway, routeName(route), route.text("to")));
  for (OperationPlan& plan : written) plans.push_back(std::move(plan));
  if (!plans.empty()) return plans;
  for (const model::Connection& arrow : design.connections())
    if (arrow.from() == gateway.id()) plans.push_back(passingOn(gateway, arrow.to(), arrow.to()));
  if (plans.empty()) plans.push_back(impliedOperation("route", ownSteps(gateway)));
  return plans;
}

}  // namespace windtunnel::simulator
