// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/data/topics.h"
#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// The door of a pod: serves up to `concurrency` requests at a time, lets `queue` more wait, and turns the
/// rest away with 503.
class Admission {
 public:
  Admission(World& world, Topics& topics) : m_world(world), m_topics(topics) {}

  /// A request or a message has arrived at its pod.
  void arrive(FrameId id);

  /// A request has ended at its pod, served or waiting: keeps the books, lets the next one in. What it does
  /// to a store happens here. The frame itself stays.
  void leave(FrameId id, Outcome outcome);

  /// Ends a request or message: leaves the pod, and answers whoever sent it.
  void finish(FrameId id, Outcome outcome);

 private:
  void turnAway(FrameId id, Outcome outcome);
  void noteReplicaRead(const Frame& frame);
  void serve(FrameId id);
  void admitNext(Index pod);
  void dropExpired(Index pod);
  void watchVersion(const Pod& pod, Outcome outcome, Time latency);
  void applyEffect(Frame& frame);
  bool passesDoor(const Frame& frame, Outcome& refusal);

  World& m_world;
  Topics& m_topics;
};

}  // namespace windtunnel::simulator
