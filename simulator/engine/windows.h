// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// Closes the measuring windows of all elements at each whole second, and forgets the warm-up.
class Windows {
 public:
  explicit Windows(World& world) : m_world(world) {}

  void start();
  void close();
  void endWarmup();

 private:
  void closeComponent(Index component);
  void judgeObjectives();

  World& m_world;
};

/// Share of the slots of the ready pods in use at this moment.
double slotsInUse(const World& world, Index component);

}  // namespace windtunnel::simulator
