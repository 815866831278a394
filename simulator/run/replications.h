// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "simulator/compile/network.h"
#include "simulator/run/run_scenario.h"
#include "simulator/run/tally.h"

namespace windtunnel::simulator {

/// The network of a scenario with the seed and the times that were asked for.
model::Result<Network> networkFor(const model::Design& design, const std::string& scenario,
                                  const ScenarioOptions& options);

/// Replications of one network, added up in the order of their index as they are run. With batches, the
/// samples are the figures of equal stretches of the measured time instead (Law, "Simulation modeling and
/// analysis", section 9.5.3). The network and what the options point to must outlive them.
class Replications {
 public:
  Replications(const Network& network, const ScenarioOptions& options);

  /// Runs more until there are `count`.
  void runTo(int count);

  int count() const { return m_sum ? m_sum->runs : 0; }
  bool isStopped() const { return m_sum && !isComplete(m_sum->stopReason); }
  const std::vector<FigureSamples>& samples() const { return m_samples; }

  /// What those so far gave; there must be one.
  ScenarioRuns result() const;

 private:
  /// What one replication leaves behind.
  struct Ended {
    Tally tally;
    std::shared_ptr<const TraceSet> traces;
    std::vector<FigureSamples> batches;
  };
  Ended run(std::uint64_t index, int planned);
  Time endOf(int slice, int slices) const;

  const Network& m_network;
  ScenarioOptions m_options;
  std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
  std::optional<Tally> m_sum;
  std::shared_ptr<const TraceSet> m_traces;  // of the first replication
  std::vector<FigureSamples> m_samples;
  std::atomic<int> m_slicesDone = 0;
};

}  // namespace windtunnel::simulator
