// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// Brokers and event stores: every consumer group of a topic gets each message, works on a limited number at
/// a time, and is given a message again when the work on it failed, until it is given up.
class Topics {
 public:
  explicit Topics(World& world) : m_world(world) {}

  /// A message was stored; `client` is who the request was of.
  void publish(Index topic, std::uint32_t client);

  /// Hands out messages to consumers that have room; of a partition only its reader.
  void dispatch(Index consumer);

  /// The work on a delivery has ended; takes the frame back.
  void handedBack(FrameId id, Outcome outcome);

  /// A delivery has not reached its consumer; takes the frame back.
  void lost(FrameId id);

  /// A message that failed comes back; `place` is where it was kept.
  void redeliver(Index consumer, std::uint64_t place);

  /// A pod of the component has become ready: there may be room for waiting messages, or again a broker that
  /// hands them out.
  void dispatchAll(Index component);

 private:
  std::uint16_t partitionOf(Index topic);
  void dispatchFrom(Index consumer, std::uint16_t place);
  void dispatchToReader(Index consumer, Index pod);
  Ring<Message>* nextFilled(Index consumer, ConsumerGroup::Share& share);
  void dropExpired(Index consumer, Ring<Message>& queue);
  Index podWithRoom(Index consumer);
  Index brokerOf(Index consumer) const;
  bool hasBroker(Index consumer) const;
  Index leaderOf(Index consumer, std::uint16_t partition) const;
  void deliver(Index consumer, Index pod, const Message& message);
  std::uint32_t keep(ConsumerState& state, const Message& message);
  void noteBegin(Index connection);
  std::uint32_t takeBack(FrameId id, Outcome outcome);
  void goOn(Index consumer, Index pod);
  void noteEnd(Index connection, Outcome outcome, Time sent);

  World& m_world;
};

}  // namespace windtunnel::simulator
