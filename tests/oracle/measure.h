// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulator/statistics/confidence.h"
#include "tests/oracle/oracle_case.h"

namespace windtunnel::oracle {

/// A figure as replications of the case gave it, with its 99 % interval.
struct Measured {
  Figure figure;
  simulator::ConfidenceInterval interval;

  bool isInside() const;
  bool isPrecise() const { return interval.relativeHalfWidth() <= figure.halfWidth; }
  /// "time in system: 5.0012 +- 0.0312, known 5".
  std::string text() const;
};

/// Runs the case's scenario; every replication must pass the simulator's own books. Throws std::runtime_error
/// with the diagnostic when the design is not read or not run.
std::vector<Measured> measure(const OracleCase& oracle);

}  // namespace windtunnel::oracle
