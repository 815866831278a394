// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "simulator/compile/operation_plan.h"

namespace windtunnel::simulator {

/// The written operations of a store, and its read and its write where none of that name is written. They
/// take the times the component gives for them, as CPU work or as waiting.
std::vector<OperationPlan> readAndWrite(const model::Component& store, std::vector<OperationPlan> written,
                                        model::Step::Kind time);

}  // namespace windtunnel::simulator
