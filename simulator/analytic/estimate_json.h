// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "simulator/analytic/estimate.h"

namespace windtunnel::simulator {

/// One JSON object; seconds, shares of 1 and rates per second. What an estimate cannot say is null.
std::string toJson(const Estimate& estimate);

}  // namespace windtunnel::simulator
