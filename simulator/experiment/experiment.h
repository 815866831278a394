// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "simulator/experiment/precision.h"
#include "simulator/experiment/warmup.h"
#include "simulator/run/run_scenario.h"

namespace windtunnel::simulator {

/// How a scenario is run when its own figures do not say all.
struct ExperimentOptions {
  ScenarioOptions runs;
  std::optional<Precision> precision;  ///< Replications are added until it is reached.
  std::optional<Time> warmup;          ///< Instead of the scenario's.
  bool findsWarmup = false;            ///< From pilot runs, instead of both.
};

/// Batches whose figures follow from those before: they are too short, and the intervals too narrow.
struct CorrelatedBatches {
  std::string workload;
  KeyFigure figure = KeyFigure::Mean;
  double correlation = 0;  ///< Of one batch with the next.
};

struct Experiment {
  ScenarioRuns runs;
  std::optional<CorrelatedBatches> correlated;  ///< The worst, if there is one.
  std::optional<PrecisionReached> precision;
  std::optional<WarmupFound> warmup;
};

/// Runs a scenario with as many replications as it takes. The decisions depend on figures alone, so the
/// result is the same for every number of threads. Refused: a warm-up to be found in a scenario with faults,
/// which has no steady state.
model::Result<Experiment> runExperiment(const model::Design& design, const std::string& scenario,
                                        const ExperimentOptions& options);

}  // namespace windtunnel::simulator
