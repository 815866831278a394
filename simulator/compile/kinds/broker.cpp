// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/operation_plan.h"

/// A broker stores a message and acknowledges it; its topics are kept by data/topics.
namespace windtunnel::simulator {

std::vector<OperationPlan> brokerOperations(const model::Component& component,
                                            std::vector<OperationPlan> written) {
  std::vector<OperationPlan> plans{impliedOperation(
      "publish", {timeStep(model::Step::Kind::Work, component.get<model::Distribution>("publish"))})};
  for (OperationPlan& plan : written) plans.push_back(std::move(plan));
  return plans;
}

}  // namespace windtunnel::simulator
