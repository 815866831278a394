// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/statistics/laws.h"

#include <algorithm>
#include <cmath>

namespace windtunnel::simulator {

std::string ConservationCheck::text() const {
  return std::to_string(arrived) + " arrived " + (holds() ? "=" : "≠") + " " + std::to_string(completed) +
         " completed + " + std::to_string(failed) + " failed + " + std::to_string(inFlight) + " in flight";
}

double LittlesLawCheck::relativeGap() const {
  const double product = ratePerSecond * averageSeconds;
  const double larger = std::max(averageInSystem, product);
  return larger > 0 ? std::fabs(averageInSystem - product) / larger : 0;
}

// Times the window, both sides are sums of times spent. One at the start is counted on the right with the
// time before the window, one at the end on the left alone.
bool LittlesLawCheck::holds() const {
  const double gap = std::fabs(averageInSystem - ratePerSecond * averageSeconds) * windowSeconds;
  const double rounding = 1e-6 * (1 + averageInSystem * windowSeconds);
  return gap <= atStart * longestSeconds + atEnd * oldestSeconds + rounding;
}

}  // namespace windtunnel::simulator
