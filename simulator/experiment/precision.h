// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulator/run/key_figures.h"

namespace windtunnel::simulator {

/// When there are enough replications: the half-width of the interval at this level is at most this share of
/// the mean, for throughput, mean latency and p99 of every workload.
struct Precision {
  double relative = 0.02;
  double level = 0.99;
  int mostReplications = 500;
};

/// The fewest replications a decision is based on: with fewer, chance makes a narrow interval too often.
inline constexpr int kFewestForPrecision = 5;

/// The figure that is known least well.
struct PrecisionReached {
  std::string workload;
  KeyFigure figure = KeyFigure::Rate;
  double relative = 0;  ///< Half-width over mean.
  bool isReached = false;
};
PrecisionReached precisionOf(const std::vector<FigureSamples>& samples, const Precision& precision);

/// How many replications there should be next: as many as the widest interval needs at its present variance,
/// but at most twice as many, because that variance is an estimate (Law, "Simulation modeling and analysis",
/// section 9.4.1). The present number when it is enough, or as many as there may be.
int nextReplications(const std::vector<FigureSamples>& samples, const Precision& precision);

}  // namespace windtunnel::simulator
