// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "simulator/simulation.h"
#include "simulator/statistics/confidence.h"

/// Systems whose figures are known exactly, run as designs through the public interface of the simulator.
namespace windtunnel::oracle {

/// One figure of a system with its exact value.
struct Figure {
  std::string name;
  std::function<double(const simulator::Results&)> read;
  double exact = 0;
  double halfWidth = 0.01;  ///< How wide the half of its interval may be, relative to the figure.
};

struct OracleCase {
  std::string name;
  std::string design;  ///< The text of the document.
  std::vector<Figure> figures;
};

/// A figure as replications of the case gave it, with its 99 % interval.
struct Measured {
  Figure figure;
  simulator::ConfidenceInterval interval;

  bool isInside() const { return interval.contains(figure.exact); }
  bool isPrecise() const { return interval.relativeHalfWidth() <= figure.halfWidth; }
  /// "time in system: 5.0012 +- 0.0312, exact 5".
  std::string text() const;
};

/// Runs the case's scenario; every replication must pass the simulator's own books. Throws std::runtime_error
/// with the diagnostic when the design is not read or not run.
std::vector<Measured> measure(const OracleCase& oracle, int replications);

/// The document around the middle parts of a case: a network without latency, one scenario.
std::string document(const std::string& components, const std::string& connections,
                     const std::string& arrivals, const std::string& mix, const std::string& duration);

/// Mean seconds from the beginning to the end of a request of the only workload.
Figure meanTime(double exact);
/// A percentile of the same, such as 0.99.
Figure percentileTime(double share, double exact);
/// Requests that succeeded, per second.
Figure throughput(double exact);
/// Share of the requests that failed.
Figure failedShare(double exact);
/// Requests at a component on average.
Figure meanNumber(const std::string& component, double exact);
/// Tries for each call of a connection.
Figure amplification(const std::string& connection, double exact);

}  // namespace windtunnel::oracle
