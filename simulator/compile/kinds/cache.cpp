// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/kinds/store.h"

/// A cache reads and writes in memory; which keys it holds is kept by data/key_store.
namespace windtunnel::simulator {

std::vector<OperationPlan> cacheOperations(const model::Component& component,
                                           std::vector<OperationPlan> written) {
  return readAndWrite(component, std::move(written), model::Step::Kind::Work);
}

}  // namespace windtunnel::simulator
