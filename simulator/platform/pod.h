// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/compile/program.h"
#include "simulator/engine/frame_pool.h"
#include "simulator/queueing/cpu_sharing.h"
#include "simulator/queueing/ring.h"
#include "simulator/run/snapshot.h"
#include "simulator/statistics/occupancy.h"

namespace windtunnel::simulator {

/// A doubly linked list of frames through their `previous` and `next`.
struct FrameList {
  FrameId head = kNoFrame;
  FrameId tail = kNoFrame;
  std::uint32_t size = 0;

  void append(FramePool& frames, FrameId id) {
    Frame& frame = frames[id];
    frame.previous = tail;
    frame.next = kNoFrame;
    (tail == kNoFrame ? head : frames[tail].next) = id;
    tail = id;
    ++size;
  }

  void remove(FramePool& frames, FrameId id) {
    const Frame& frame = frames[id];
    (frame.previous == kNoFrame ? head : frames[frame.previous].next) = frame.next;
    (frame.next == kNoFrame ? tail : frames[frame.next].previous) = frame.previous;
    --size;
  }
};

/// One version of a component.
struct Version {
  double failure = 0;   ///< Share of the requests that fail.
  double slowness = 1;  ///< Factor on its work and its waits.
};

/// Why a container ends by itself.
enum class Crash : std::uint8_t { None, Error, OutOfMemory };

/// One replica of a component. What every request touches stands in front.
struct alignas(64) Pod {
  Index component = kNone;
  std::uint32_t ordinal = 0;  ///< Among the pods of its component.
  std::uint32_t zone = 0;
  Index firstLink = kNone;
  PodState state = PodState::Starting;
  bool isRetired = false;         ///< Scaled away; it does not start again.
  bool isHeldDown = false;        ///< An outage keeps it from starting.
  bool isSilent = false;          ///< Gone without a word: messages to it get lost instead of being refused.
  std::uint32_t outstanding = 0;  ///< Tries on their way to it, in it and back, as the callers see it.
  std::uint32_t life = 0;         ///< Counts its starts, to notice events of an earlier life.
  std::uint32_t versionNumber = 0;
  Version version;
  Occupancy inService;
  FrameList served;  ///< Requests in service, and their branches.
  FrameList waiting;
  EventHandle cpuEvent;
  Time cpuDue = kEndOfTime;
  std::uint64_t requests = 0;  ///< Ended since the warm-up.
  std::uint64_t ended = 0;     ///< Requests since the start of the run.
  CpuSharing cpu;
  Occupancy ready;             ///< One while it is.
  Index node = kNone;          ///< Where it has room; none when nodes are not simulated.
  double cpuDemand = 0;        ///< Cores it would use on a machine of its own, as its node knows.
  double cpuTaken = 0;         ///< Of these, what somebody else takes.
  double cpuUsedBefore = 0;    ///< Core-nanoseconds up to the warm-up.
  double throttledBefore = 0;  ///< Nanoseconds up to the warm-up.
  double confinedBefore = 0;   ///< Likewise.
  double cpuUsedAtWindow = 0;  ///< Up to the last window.
  double windowUtilisation = 0;
  Time volumeIsFree = 0;       ///< When all writes up to now will be done.
  Time queueWasEmpty = 0;      ///< The last time nobody waited.
  bool isPending = false;      ///< No node has room for it.
  Time silentSince = 0;        ///< When it last went without a word.
  Time createdAt = 0;          ///< When it last began to start.
  Time startedAt = 0;          ///< When it last became ready.
  std::uint32_t crashes = 0;   ///< In a row, for the pause before the next start.
  bool isOutOfMemory = false;  ///< It is about to be killed.
  Crash doom = Crash::None;    ///< What a fault makes of it as soon as it has started.
};

/// What a caller knows of one pod it calls: the circuit to it (the outlier detection of Envoy).
struct Circuit {
  enum class State : std::uint8_t { Closed, Open, HalfOpen };
  State state = State::Closed;
  bool isTrialUnderWay = false;
  std::uint16_t ejections = 0;
  std::uint32_t errorsInARow = 0;
  Time opensUntil = 0;
};

/// A connection to a pod. It ends when the pod starts anew, or when it is older than the arrow allows.
struct Connection {
  std::uint32_t life = 0;  ///< Of the pod, plus one; 0: never made.
  Time since = 0;

  static Connection to(const Pod& pod, Time now) { return {pod.life + 1, now}; }
  bool stands(const Pod& pod, Time longest, Time now) const {
    return life == pod.life + 1 && (longest == 0 || now - since < longest);
  }
};

/// A calling pod's end of an arrow: its connection pool, its circuits, and its place in the round.
struct Link {
  struct PendingCall {
    FrameRef caller;
    std::uint32_t serial = 0;
  };
  std::uint32_t inUse = 0;
  std::uint32_t waiting = 0;  ///< Live calls in `pending`.
  std::uint32_t cursor = 0;
  std::uint32_t ejected = 0;  ///< Circuits that are not closed.
  Index connected = kNone;    ///< The pod the connection leads to that calls share.
  Connection shared;
  std::vector<Connection> open;  ///< By the ordinal of the called pod, where it matters.
  Ring<PendingCall> pending;
  std::vector<Circuit> circuits;  ///< By the ordinal of the called pod.
};

}  // namespace windtunnel::simulator
