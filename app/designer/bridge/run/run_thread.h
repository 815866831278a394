// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "model/design/design.h"
#include "simulator/kernel/run_limits.h"
#include "simulator/run/run.h"

namespace windtunnel::app {

/// What the run has to say since it was last asked.
struct RunNews {
  std::optional<simulator::Snapshot> snapshot;
  std::vector<simulator::Snapshot> history;   ///< One for each simulated second that went by.
  std::optional<simulator::Results> results;  ///< Figures so far, or the final ones.
  std::optional<model::Diagnostic> refusal;   ///< The design cannot be simulated.
  std::vector<std::string> warnings;          ///< Commands that were refused.
  simulator::StopReason stopReason = simulator::StopReason::HorizonReached;
  bool finished = false;
  double achievedSpeed = 0;  ///< Simulated seconds per second over the last moments.
};

/// A simulation in its own thread, on its own copy of a design. The other thread sends wishes and fetches
/// news; it never waits for the simulation. Ending it takes at most the time between two looks at the
/// cancellation flag.
class RunThread {
 public:
  RunThread(model::Design design, std::string scenario, std::optional<std::uint64_t> seed);
  ~RunThread();

  void play();
  void pause();
  /// Simulates one more second, then pauses.
  void step();
  void setSpeed(double simulatedSecondsPerSecond);
  void apply(simulator::Command command);

  RunNews takeNews();

 private:
  /// What the other thread wishes for the next moments.
  struct Turn {
    bool playing = false;
    bool stepping = false;
    double speed = 1;
  };

  void work(model::Design design, std::string scenario, std::optional<std::uint64_t> seed);
  void simulate(simulator::Run& run);
  bool waitForWork();
  Turn nextTurn();
  simulator::StopReason advance(simulator::Run& run, simulator::Time target,
                                std::chrono::steady_clock::time_point turn);
  void applyCommands(simulator::Run& run);
  void record(const simulator::Run& run);
  void publishResults(const simulator::Run& run);

  std::mutex m_mutex;
  std::condition_variable m_wake;
  simulator::Cancellation m_cancellation;
  RunNews m_news;
  std::deque<simulator::Command> m_commands;
  bool m_playing = false;
  bool m_stop = false;
  bool m_finished = false;
  int m_steps = 0;
  double m_speed = 1;
  std::thread m_thread;  // last: starts when everything else is there
};

}  // namespace windtunnel::app
