// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "simulator/analytic/equations.h"

namespace windtunnel::simulator::analytic {

/// One resource and how much of it is asked for.
struct ResourceUse {
  enum class Kind { Cpu, Slots, Iops, Pool, Node };
  Kind kind = Kind::Cpu;
  Index of = kNone;   ///< Component, connection of a pool, or one of the nodes of the equations.
  double demand = 0;  ///< As a share of what there is.
};

/// The fixed point for one load.
struct Solution {
  Solution(const Network& network, const Placement& placement);

  Equations equations;
  std::vector<ResourceUse> light;  ///< What the load asks for when nothing waits.
  std::vector<ResourceUse> uses;   ///< What it asks for with all waiting.
  std::vector<Index> starved;      ///< Components whose nodes do not have what they ask for.
  bool isOverloaded = false;
  bool hasConverged = true;
};

/// Everything that can be used up, at the present state of the equations. Of a component with a primary, the
/// busier pods count.
std::vector<ResourceUse> resourceUses(const Equations& equations);

}  // namespace windtunnel::simulator::analytic
