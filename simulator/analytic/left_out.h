// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulator/analytic/solution.h"

namespace windtunnel::simulator::analytic {

/// What the estimate does not take into account of this design, a sentence each.
std::vector<std::string> leftOut(const Network& network, const Placement& placement,
                                 const Solution& solution);

}  // namespace windtunnel::simulator::analytic
