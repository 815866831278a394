// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "simulator/run/results.h"

namespace windtunnel::app::cli {

/// The results of a scenario as a report for a terminal: the verdict first, then tables with units, last what
/// proves the run (events, fingerprint, conservation). `name` is the design's.
std::string resultsText(const simulator::Results& results, const std::string& name);

}  // namespace windtunnel::app::cli
