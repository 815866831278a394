// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "simulator/run/results.h"

namespace windtunnel::simulator {

/// The figures of a run as OpenMetrics text (OpenMetrics 1.0): counters and histograms of what ended after
/// the warm-up in all replications together, and gauges of averages. Names and units are those Prometheus
/// recommends.
std::string toOpenMetrics(const Results& results);

}  // namespace windtunnel::simulator
