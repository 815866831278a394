// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/kind_operations.h"

/// A gateway checks who calls, routes, and passes the request on. Each route is an operation; without routes
/// there is one for everything an arrow leads to.
namespace windtunnel::model {
namespace {

using Kind = Step::Kind;

std::vector<Step> ownSteps(const Component& gateway) {
  std::vector<Step> steps{timeStep(Kind::Work, gateway.get<Distribution>("routing"))};
  const Element authentication = gateway.object("authentication");
  const std::string how = authentication.text("kind");
  if (how == "jwt" || how == "external")
    steps.push_back(timeStep(Kind::Work, authentication.get<Distribution>("cost")));
  if (how == "external" && !authentication.text("service").empty())
    steps.push_back(callStep(authentication.text("service")));
  const Element transformation = gateway.object("transformation");
  if (transformation.isSet("cost"))
    steps.push_back(timeStep(Kind::Work, transformation.get<Distribution>("cost")));
  return steps;
}

Operation passingOn(const Component& gateway, std::string name, const std::string& target) {
  std::vector<Step> steps = ownSteps(gateway);
  steps.push_back(callStep(target));
  return impliedOperation(std::move(name), std::move(steps));
}

}  // namespace

std::vector<Operation> gatewayOperations(const Component& gateway, const std::vector<Connection>& arrows,
                                         std::vector<Operation> written) {
  std::vector<Operation> operations;
  for (const Element& route : gateway.list("routes"))
    operations.push_back(passingOn(gateway, routeName(route), route.text("to")));
  for (Operation& operation : written) operations.push_back(std::move(operation));
  if (!operations.empty()) return operations;
  for (const Connection& arrow : arrows) operations.push_back(passingOn(gateway, arrow.to(), arrow.to()));
  if (operations.empty()) operations.push_back(impliedOperation("route", ownSteps(gateway)));
  return operations;
}

}  // namespace windtunnel::model
