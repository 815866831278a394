// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/store.h"

/// An object store answers after a while; the time is spent on disks and networks, not on its CPU.
namespace windtunnel::model {

std::vector<Operation> objectStoreOperations(const Component& component, std::vector<Operation> written) {
  return readAndWrite(component, std::move(written), Step::Kind::Wait);
}

}  // namespace windtunnel::model
