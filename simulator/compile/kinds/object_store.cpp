// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/kinds/store.h"

/// An object store answers after a while; the time is spent on disks and networks, not on its CPU.
namespace windtunnel::simulator {

std::vector<OperationPlan> objectStoreOperations(const model::Component& component,
                                                 std::vector<OperationPlan> written) {
  return readAndWrite(component, std::move(written), model::Step::Kind::Wait);
}

}  // namespace windtunnel::simulator
