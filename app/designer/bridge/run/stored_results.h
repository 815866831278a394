// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "app/designer/bridge/run/run_history.h"
#include "simulator/run/results.h"

namespace windtunnel::app {

/// The figures of a run with their series, as the store of runs keeps them: the JSON of the command line,
/// without spaces.
std::string storedText(const simulator::Results& results);

/// The figures back, as far as the interface shows them: flows, series, objectives, tails and verdicts.
/// Nothing when the text is no such JSON.
std::optional<simulator::Results> resultsOf(const std::string& text);

/// What the run looked like at each simulated second, from the series of its figures.
RunHistory historyOf(const simulator::Results& results);

}  // namespace windtunnel::app
