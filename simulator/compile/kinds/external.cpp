// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/operation_plan.h"

/// An external system answers after its latency, and fails a share of the calls.
namespace windtunnel::simulator {

std::vector<OperationPlan> externalOperations(const model::Component& component,
                                              std::vector<OperationPlan> written) {
  if (!written.empty()) return written;
  std::vector<model::Step> steps{
      timeStep(model::Step::Kind::Wait, component.get<model::Distribution>("latency"))};
  const double errors = component.get<model::Share>("errors").fraction;
  if (errors > 0) {
    model::Step fail;
    fail.kind = model::Step::Kind::Fail;
    fail.share = errors;
    fail.error = "application";
    steps.push_back(std::move(fail));
  }
  return {impliedOperation("call", std::move(steps))};
}

}  // namespace windtunnel::simulator
