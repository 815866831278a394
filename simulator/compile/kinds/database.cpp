// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/kinds/store.h"

/// A database runs its operations on the CPU; those called "read" may run on any of its copies, all others on
/// the primary.
namespace windtunnel::simulator {

std::vector<OperationPlan> databaseOperations(const model::Component& component,
                                              std::vector<OperationPlan> written) {
  std::vector<OperationPlan> plans = readAndWrite(component, std::move(written), model::Step::Kind::Work);
  const bool hasCopies =
      component.get<std::int64_t>("readReplicas") + component.get<std::int64_t>("replicas") > 1;
  for (OperationPlan& plan : plans) plan.needsPrimary = hasCopies && plan.name != "read";
  return plans;
}

}  // namespace windtunnel::simulator
