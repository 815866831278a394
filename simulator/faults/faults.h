// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/core/result.h"
#include "simulator/engine/arrivals.h"
#include "simulator/platform/lifecycle.h"
#include "simulator/platform/rollouts.h"
#include "simulator/run/command.h"

namespace windtunnel::simulator {

/// A fault that has begun.
struct FaultRecord {
  Command command;
  Time begin = 0;
  Time end = 0;  ///< kEndOfTime while it lasts and no end is known; the same moment for a killed pod.
  bool isActive = false;
};

/// Does what commands say: faults of the scenario and commands from outside alike.
class Faults {
 public:
  Faults(World& world, Lifecycle& lifecycle, Arrivals& arrivals, Rollouts& rollouts)
      : m_world(world), m_lifecycle(lifecycle), m_arrivals(arrivals), m_rollouts(rollouts) {}

  /// Schedules the faults of the scenario.
  void start();

  /// Whether the command names what exists; the diagnostic says what does not.
  model::Status check(const Command& command) const;

  /// Carries out a checked command now.
  void apply(const Command& command);

  void scenarioFaultBegins(Index fault) { apply(m_world.network.faults[fault]); }
  void faultEnds(std::size_t record);

  const std::vector<FaultRecord>& records() const { return m_records; }

 private:
  void applyOnce(const Command& command);
  void begin(const Command& command);
  void endMatching(const Command& command);
  void recompute();
  void addEffects(const Command& command);
  FaultEffects& placeOf(const Command& command);
  int strikePods(const Command& command);
  bool isUnderOutage(Index pod) const;
  bool strikes(const Command& outage, const Pod& pod) const;
  void holdDown(const Command& outage);
  void releaseAll();

  World& m_world;
  Lifecycle& m_lifecycle;
  Arrivals& m_arrivals;
  Rollouts& m_rollouts;
  std::vector<FaultRecord> m_records;
};

}  // namespace windtunnel::simulator
