// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/design/design.h"
#include "simulator/run/run_scenario.h"

namespace CLI {
class App;
}

namespace windtunnel::app::cli {

/// What every command that simulates lets its user say about the runs.
struct RunArguments {
  std::optional<std::uint64_t> seed;
  std::optional<int> replications;
  int threads = 0;
  std::uint64_t maxEvents = simulator::RunLimits{}.maxEvents;
  int maxSeconds = static_cast<int>(simulator::RunLimits{}.maxWallClock / std::chrono::seconds(1));

  /// Declares the options; a command that needs intervals asks for at least two replications.
  void declare(CLI::App& options, int fewestReplications = 1);

  /// The same for the simulator. The cancellation must live as long as the runs.
  simulator::ScenarioOptions scenarioOptions(const simulator::Cancellation& cancellation) const;
};

/// A command line that cannot be understood.
model::Diagnostic wrongArguments(const std::string& message, const std::string& hint);

}  // namespace windtunnel::app::cli
