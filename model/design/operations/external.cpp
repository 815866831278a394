// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/kind_operations.h"

/// An external system answers after its latency, and fails a share of the calls.
namespace windtunnel::model {

std::vector<Operation> externalOperations(const Component& component, std::vector<Operation> written) {
  if (!written.empty()) return written;
  std::vector<Step> steps{timeStep(Step::Kind::Wait, component.get<Distribution>("latency"))};
  const double errors = component.get<Share>("errors").fraction;
  if (errors > 0) {
    Step fail;
    fail.kind = Step::Kind::Fail;
    fail.share = errors;
    fail.error = "application";
    steps.push_back(std::move(fail));
  }
  return {impliedOperation("call", std::move(steps))};
}

}  // namespace windtunnel::model
