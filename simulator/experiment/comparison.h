// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "simulator/run/run_scenario.h"
#include "simulator/statistics/confidence.h"

namespace windtunnel::simulator {

/// What can be said of a difference.
enum class Judgement : std::uint8_t {
  Same,          ///< Equal in every replication.
  WithinChance,  ///< The interval holds zero: more replications may tell.
  Better,
  Worse,
  Higher,  ///< Of a figure that is neither good nor bad in itself.
  Lower,
  NotComparable,  ///< In no replication both have it, as in one no request ended.
};

/// The word used in JSON: "within-chance".
const char* name(Judgement judgement);

/// One figure of a candidate against the baseline.
struct FigureDifference {
  std::string workload;  ///< Empty for a figure of the whole system.
  KeyFigure figure = KeyFigure::Rate;
  double baseline = 0;  ///< Means over the replications in which both have it, or those that have it.
  double candidate = 0;
  ConfidenceInterval difference;  ///< Candidate less baseline, from the pairs; its mean is that of the two.
  Judgement judgement = Judgement::Same;

  /// The difference as a share of the baseline; nothing when that is zero.
  std::optional<double> relative() const;
};

/// The figures both have, in the order of the baseline. Replication i of one is paired with replication i of
/// the other: run with one seed, both meet the same arrivals and service times (common random numbers; Law,
/// "Simulation modeling and analysis", section 11.2), so what chance does to both cancels out. Where both met
/// the same arrivals and what is known of these narrows one of the three intervals, it is used for all three:
/// both means are then those for the usual number of requests.
std::vector<FigureDifference> differences(const std::vector<FigureSamples>& baseline,
                                          const std::vector<FigureSamples>& candidate, double level);

}  // namespace windtunnel::simulator
