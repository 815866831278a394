// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/core/result.h"
#include "model/design/design.h"
#include "simulator/kernel/run_limits.h"
#include "simulator/run/command.h"
#include "simulator/run/results.h"
#include "simulator/run/snapshot.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::simulator {

struct RunOptions {
  std::optional<std::uint64_t> seed;  ///< The scenario's when not given.
  std::uint64_t replication = 0;      ///< Other random numbers for the same seed.
  std::optional<Time> duration;       ///< After the warm-up; the scenario's when not given.
  std::optional<Time> warmup;
  /// Keep account of open connections although nothing planned needs it, so that a certificate can expire by
  /// a command. It changes no figure.
  bool followsConnections = false;
  RunLimits limits;
  std::optional<TraceOptions> traces;  ///< Keep traces.
  std::vector<Command> commands;       ///< A log to be applied again at the times it holds.
};

/// One run of one scenario of a design, with live control. Not safe for use by two threads at a time, except
/// for the cancellation flag of the limits.
class Run {
 public:
  /// Compiles the design. An empty scenario name means the first scenario, or the defaults if there is none.
  /// What cannot be simulated is answered with a diagnostic that names its place in the design.
  static model::Result<Run> create(const model::Design& design, const std::string& scenario,
                                   const RunOptions& options = {});

  Run(Run&&) noexcept;
  Run& operator=(Run&&) noexcept;
  ~Run();

  /// Simulates up to and including `until` (nanoseconds from the start, the warm-up included), or to the end
  /// of the scenario if that is earlier. May be called again with a later time.
  StopReason advance(Time until);

  /// Does something to the system at the present moment and writes it into the log.
  model::Status apply(Command command);

  Time now() const;
  Time end() const;  ///< Warm-up and duration of the scenario together.
  bool finished() const { return now() >= end(); }
  double progress() const;  ///< 0..1

  Snapshot snapshot() const;
  const std::vector<Command>& commands() const;

  /// The figures so far; with the scenario's end reached those of the whole run.
  Results result() const;

 private:
  struct State;
  explicit Run(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace windtunnel::simulator
