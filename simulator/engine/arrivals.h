// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// Makes the requests of the workloads, open and closed, and keeps their books.
class Arrivals {
 public:
  explicit Arrivals(World& world);

  /// Schedules the first arrivals.
  void start();

  /// The next request of an open workload is due.
  void arrive(Index workload);

  /// A user of a closed workload has thought.
  void userReturns(Index workload, std::uint32_t user);

  /// The root of a request has ended.
  void ended(FrameId root, Outcome outcome);

  /// The factor on a workload has changed: rates change at once; users join at once, or leave after their
  /// present request.
  void loadChanged(Index workload);

 private:
  std::uint32_t clientOf(Index workload, std::uint32_t user);
  void beginRequest(Index workload, std::uint32_t user);
  void think(Index workload, std::uint32_t user);

  World& m_world;
};

}  // namespace windtunnel::simulator
