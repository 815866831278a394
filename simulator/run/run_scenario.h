// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/core/result.h"
#include "model/design/design.h"
#include "simulator/kernel/run_limits.h"
#include "simulator/run/key_figures.h"
#include "simulator/run/results.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::simulator {

struct ScenarioOptions {
  std::optional<int> replications;  ///< The scenario's when not given.
  int batches = 0;                  ///< Cut a single replication into so many instead, if not 0.
  int threads = 0;                  ///< 0: one for each core.
  std::optional<std::uint64_t> seed;
  std::optional<Time> duration;
  RunLimits limits;
  std::optional<TraceOptions> traces;  ///< Keep traces of the first replication.
  /// Counts up to 1000 while the replications proceed; for a progress bar in another thread.
  std::atomic<int>* permille = nullptr;
};

/// What the replications of a scenario, or the batches of a single one, gave together, and each for itself.
struct ScenarioRuns {
  Results results;
  std::vector<FigureSamples> samples;
};

/// Runs every replication of a scenario and puts their figures together: counts add up, histograms merge,
/// means are averaged, and the key figures of each workload get an interval. Time series are those of the
/// first replication. The result is the same for every number of threads.
model::Result<ScenarioRuns> runReplications(const model::Design& design, const std::string& scenario,
                                            const ScenarioOptions& options = {});

/// The same without the figures of the single replications.
model::Result<Results> runScenario(const model::Design& design, const std::string& scenario,
                                   const ScenarioOptions& options = {});

}  // namespace windtunnel::simulator
