// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/data/topics.h"

namespace windtunnel::simulator {

/// Which pods take part in the consumer groups of partitioned logs, by the rules of Kafka's classic protocol
/// with eager rebalancing: whenever a member joins or leaves, the whole group stands still until everyone has
/// heard of it (with the next heartbeat) and the partitions are given out anew. A pod that ends in order
/// leaves at once; one that dies is missed only when its session is over (KIP-62), and until then its
/// partitions are read by nobody, nor can a rebalance end. A static member (KIP-345) that is back before that
/// takes up its partitions again as if nothing had been; it does not say that it ends either.
class GroupMembership {
 public:
  GroupMembership(World& world, Topics& topics) : m_world(world), m_topics(topics) {}

  /// The pods that are ready at the beginning share the partitions.
  void start();

  void podIsReady(Index pod);
  /// It is told to end, and takes no more messages.
  void podDrains(Index pod);
  void podFalls(Index pod);

  /// Nothing has been heard for the length of a session; `session` tells it from an earlier one.
  void sessionEnds(Index consumer, std::uint64_t session);
  void rebalanceEnds(Index consumer);

 private:
  void join(Index consumer, const Pod& pod);
  bool miss(Index consumer, std::uint32_t pod);
  void beginRebalance(Index consumer);
  template <class Act>
  void forEachGroup(Index component, Act act);

  World& m_world;
  Topics& m_topics;
};

}  // namespace windtunnel::simulator
