// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/kind_operations.h"

/// A broker stores a message and acknowledges it; its topics are kept by data/topics.
namespace windtunnel::model {

std::vector<Operation> brokerOperations(const Component& component, std::vector<Operation> written) {
  std::vector<Operation> operations{
      impliedOperation("publish", {timeStep(Step::Kind::Work, component.get<Distribution>("publish"))})};
  for (Operation& operation : written) operations.push_back(std::move(operation));
  return operations;
}

}  // namespace windtunnel::model
