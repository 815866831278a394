// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/store.h"

/// A database runs its operations on the CPU; those called "read" may run on any of its copies, all others on
/// the primary.
namespace windtunnel::model {

std::vector<Operation> databaseOperations(const Component& component, std::vector<Operation> written) {
  std::vector<Operation> operations = readAndWrite(component, std::move(written), Step::Kind::Work);
  const bool hasCopies =
      component.get<std::int64_t>("readReplicas") + component.get<std::int64_t>("replicas") > 1;
  for (Operation& operation : operations) operation.needsPrimary = hasCopies && operation.name != "read";
  return operations;
}

}  // namespace windtunnel::model
