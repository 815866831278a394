// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"
#include "simulator/platform/admission.h"

namespace windtunnel::simulator {

/// The caller's side of every call: rate limit, bulkhead, connection pool, circuit, balancer, time limits,
/// retries with backoff and budget, hedges, fallback. A call ends exactly once, and then its frame goes on.
class Calls {
 public:
  Calls(World& world, Admission& admission) : m_world(world), m_admission(admission) {}

  /// Begins the call the caller's program stands at.
  void begin(FrameId caller);

  /// The answer of a try has come back.
  void answered(FrameId tryId);

  void callTimesOut(FrameId caller);
  void tryTimesOut(FrameId tryId);
  void retryIsDue(FrameId caller) { acquire(caller); }
  void hedgeIsDue(FrameId caller);

  /// Ends whatever a frame is doing, because its pod has died or nobody wants it any more: work, wait, call,
  /// branches. The frame itself stays.
  void stopActivity(FrameId id);

 private:
  void acquire(FrameId caller);
  void send(FrameId caller);
  // `isOwn`: it failed on this arrow, not behind it. `forSidecar`: in a way sidecars try again.
  void tryFailed(FrameId caller, Outcome outcome, bool isOwn, bool forSidecar = false);
  static bool isForSidecar(const ConnectionSpec& spec, const Frame& one);
  static void noteTried(Frame& caller, const ConnectionSpec& spec, Index pod) {
    if (spec.retriesElsewhere) caller.tried = {pod, caller.tried.front()};
  }
  void refuse(FrameId caller, Outcome outcome);
  void noteRefusal(const Frame& caller, Outcome outcome);
  void end(FrameId caller, Outcome outcome, bool isOwn = false);

  void detach(FrameId caller, FrameId tryId);
  void abandonTries(FrameId caller, Outcome outcome);
  void orphan(FrameId tryId);
  void releaseSlot(Link& link, const ConnectionSpec& spec, ConnectionState& state);
  void noteCircuit(const Frame& one, Link& link, Outcome outcome);
  Time backoff(const ConnectionSpec& spec, ConnectionState& state, int retry);
  bool mayRetry(const ConnectionSpec& spec, ConnectionState& state, const Frame& caller, Outcome outcome);
  Time meshBackoff(ConnectionState& state, int retry);
  void stopBranches(FrameId parent);

  World& m_world;
  Admission& m_admission;
};

}  // namespace windtunnel::simulator
