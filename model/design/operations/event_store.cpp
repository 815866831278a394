// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/store.h"

/// Every operation of an event store but its read appends an event, which each projection is then told.
namespace windtunnel::model {

std::vector<Operation> eventStoreOperations(const Component& component, std::vector<Operation> written) {
  std::vector<Operation> operations = readAndWrite(component, std::move(written), Step::Kind::Work);
  for (Operation& operation : operations) operation.appends = operation.name != "read";
  return operations;
}

}  // namespace windtunnel::model
