// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
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
  std::vector<Index> nodes;                             ///< Those that do not answer because of it.
  std::vector<std::pair<Index, std::uint32_t>> pods{};  ///< Struck one by one, each in which life.
  bool strikesAll = false;                              ///< Pods of the component that come later too.
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
  void strike(FaultRecord& fault);
  void forgetEffects();
  void addEffects(const FaultRecord& fault);
  void addDoom(const FaultRecord& fault);
  void takeCpuOf(Index component, double before);
  std::size_t zoneNamed(const std::string& name) const;
  std::vector<FaultEffects*> placesOf(const Command& command);
  std::vector<Index> readyPods(Index component) const;
  std::vector<Index> drawPods(const Command& command);
  void strikePods(FaultRecord& fault);
  void crashPods(FaultRecord& fault);
  void losePrimary(FaultRecord& fault);
  bool isUnderOutage(Index pod) const;
  bool strikes(const FaultRecord& outage, Index pod) const;
  void holdDown(FaultRecord& outage);
  void releaseAll();
  void loseNodesOf(FaultRecord& fault);
  void loseZone(FaultRecord& outage);
  void losePod(Index pod, FaultRecord& fault);
  void loseNode(Index node, FaultRecord& fault, Time evictedLater);
  void bringNodesBack();

  World& m_world;
  Lifecycle& m_lifecycle;
  Arrivals& m_arrivals;
  Rollouts& m_rollouts;
  std::vector<FaultRecord> m_records;
};

}  // namespace windtunnel::simulator
