// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "simulator/run/results.h"

namespace windtunnel::simulator {

/// All figures as one JSON object (times in seconds, rates per second); with the time series if asked for.
std::string toJson(const Results& results, bool withSeries = false);

}  // namespace windtunnel::simulator
