// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace windtunnel::simulator {
struct Results;
}

/// Systems whose figures are known, run as designs through the public interface of the simulator.
namespace windtunnel::oracle {

/// One figure of a system with its known value.
struct Figure {
  std::string name;
  std::function<double(const simulator::Results&)> read;
  double exact = 0;
  double halfWidth = 0.01;  ///< How wide the half of its interval may be, relative to the figure.
  double error = 0;         ///< Of the known value or of the reading, relative, where they are not exact.
};

struct OracleCase {
  std::string name;
  std::string design;  ///< The text of the document.
  std::vector<Figure> figures;
  int replications = 20;
  std::string scenario = "exact";
};

/// The figure with another limit for the half of its interval.
Figure within(double halfWidth, Figure figure);
/// The figure with a known value that is itself only so close.
Figure approximately(double error, Figure figure);

/// Mean seconds from the beginning to the end of a request of the only workload.
Figure meanTime(double exact);
/// A percentile of the same: 0.5, 0.95, 0.99 or 0.999.
Figure percentileTime(double share, double exact);
/// Share of the requests that took longer; `seconds` is one of simulator::kLatencyBounds.
Figure shareAbove(double seconds, double exact);
/// Requests that succeeded, per second.
Figure throughput(double exact);
/// Share of the requests that failed.
Figure failedShare(double exact);
/// Share of the requests that succeeded.
Figure succeededShare(double exact);
/// Requests at a component on average.
Figure meanNumber(const std::string& component, double exact);
/// Seconds a request waits in the queue of a component, by Little's law.
Figure meanWait(const std::string& component, double exact);
/// Tries for each call of a connection.
Figure amplification(const std::string& connection, double exact);
/// Requests at a component for each request of the only workload.
Figure visits(const std::string& component, double exact);
/// Share of the reads of a cache that found their key.
Figure hitRatio(const std::string& cache, double exact);
/// Share of the time the pods of a component stood still.
Figure throttledShare(const std::string& component, double exact);

/// The main function of a program that tests cases: each is a row that passes when every figure of it is
/// known precisely enough and its known value lies in its interval.
int runTable(std::vector<OracleCase> cases, int argc, char** argv);

}  // namespace windtunnel::oracle
