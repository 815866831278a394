// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/kind_operations.h"

/// An external system answers after its latency, or after the steps of the operation where there are some,
/// and fails a share of the calls.
namespace windtunnel::model {

std::vector<Operation> externalOperations(const Component& component, std::vector<Operation> written) {
  const double errors = component.get<Share>("errors").fraction;
  if (written.empty()) written.push_back(impliedOperation("call", {}));
  for (Operation& operation : written) {
    if (operation.steps.empty())
      operation.steps.push_back(timeStep(Step::Kind::Wait, component.get<Distribution>("latency")));
    if (errors <= 0) continue;
    Step fail;
    fail.kind = Step::Kind::Fail;
    fail.share = errors;
    fail.error = "application";
    operation.steps.push_back(std::move(fail));
  }
  return written;
}

}  // namespace windtunnel::model
