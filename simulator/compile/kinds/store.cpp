// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/kinds/store.h"

#include <algorithm>

namespace windtunnel::simulator {

std::vector<OperationPlan> readAndWrite(const model::Component& store, std::vector<OperationPlan> written,
                                        model::Step::Kind time) {
  for (const char* name : {"read", "write"}) {
    const bool isWritten = std::any_of(written.begin(), written.end(),
                                       [name](const OperationPlan& plan) { return plan.name == name; });
    if (!isWritten)
      written.push_back(impliedOperation(name, {timeStep(time, store.get<model::Distribution>(name))}));
  }
  return written;
}

}  // namespace windtunnel::simulator
