// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// The nodes of the platform and what kube-scheduler and the cluster autoscaler do with them. A pod takes its
/// requests of CPU and memory from one node that has them; among those nodes it goes to the zone, then to the
/// node, with the fewest pods of its component (the default topology spread), then to the emptiest. A pod
/// that finds no room is pending. Every 10 s the autoscaler orders the nodes that pending pods need, and
/// gives back nodes that have been empty for 10 minutes.
class Nodes {
 public:
  explicit Nodes(World& world) : m_world(world) {}

  /// The fewest nodes of each pool, ready. False when the design names none: then every pod has room.
  bool start();

  /// Gives the pod room, if it needs any; false if there is none.
  bool place(Index pod);

  /// The run begins in a cluster that has grown to hold the design: orders a node that is ready at once.
  bool addForStart(Index pod);

  void release(Index pod);

  /// Orders nodes for pods that are pending, and gives back empty ones.
  void look(const std::vector<Index>& pending);

  /// A node has come, or answers again.
  void nodeIsReady(Index node);

  /// Nothing is placed on it until it is ready again.
  void fallSilent(Index node);

 private:
  bool needsRoom(const Pod& pod) const;
  bool mayStandOn(Index node, Index component) const;
  bool fits(const Node& node, const ComponentSpec& spec) const;
  bool isBetter(Index node, Index than, Index component) const;
  std::uint32_t podsIn(Index component, std::uint32_t zone) const;
  std::uint32_t podsOn(Index component, Index node) const;
  Index order(const ComponentSpec& spec);
  Index add(Index pool, Node::State state);
  void giveBack(Index node);
  int countOf(Index pool) const;

  World& m_world;
};

}  // namespace windtunnel::simulator
