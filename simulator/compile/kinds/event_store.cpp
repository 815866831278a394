// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/kinds/store.h"

/// Every operation of an event store but its read appends an event, which each projection is then told.
namespace windtunnel::simulator {

std::vector<OperationPlan> eventStoreOperations(const model::Component& component,
                                                std::vector<OperationPlan> written) {
  std::vector<OperationPlan> plans = readAndWrite(component, std::move(written), model::Step::Kind::Work);
  for (OperationPlan& plan : plans) plan.appends = plan.name != "read";
  return plans;
}

}  // namespace windtunnel::simulator
