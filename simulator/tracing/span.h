// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "simulator/compile/program.h"
#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

using SpanId = std::uint32_t;
inline constexpr SpanId kNoSpan = 0xFFFFFFFF;

/// A span that is being recorded, and the life of its place that is meant.
struct SpanRef {
  SpanId id = kNoSpan;
  std::uint32_t life = 0;
  bool isSet() const { return id != kNoSpan; }
};

enum class SpanKind : std::uint8_t {
  Request,     ///< The whole request, seen by its client.
  Attempt,     ///< One try of a call, at its caller: until its answer, or until nobody waits for it any more.
  Service,     ///< The stay in a pod, its queue included.
  Branch,      ///< A branch of `parallel`.
  Outbound,    ///< A request on the network.
  Inbound,     ///< Its answer on the network.
  Queueing,    ///< Waits for a slot of the pod.
  Cpu,         ///< Work on the CPU of the pod.
  Wait,        ///< A wait that is part of the operation.
  VolumeWait,  ///< Waits for its turn at the pod's volume.
  LockWait,    ///< Waits for a row that another statement has locked.
  PoolWait,    ///< Waits for a connection of the caller's pool.
  Backoff,     ///< Pause before the next try.
};

/// Disturbances that struck a span.
enum FaultMark : std::uint8_t { kDelayed = 1, kLost = 2, kFailed = 4, kPodDied = 8 };

/// One stretch of a request. Those of a trace form a tree; the whole request is the first.
struct Span {
  Time begin = 0;
  Time end = -1;             ///< Negative while it lasts.
  Time work = 0;             ///< CPU time asked for, of Cpu.
  Time throttled = 0;        ///< Part of Cpu in which the quota was used up.
  SpanId parent = kNoSpan;   ///< Position in the trace.
  Index component = kNone;   ///< Where it was spent; of an attempt its caller.
  Index pod = kNone;         ///< Likewise.
  Index connection = kNone;  ///< Of attempts and what is part of them.
  Index operation = kNone;
  std::uint32_t call = 0;     ///< Of an attempt: tries of the same call share it.
  std::uint16_t attempt = 0;  ///< Of an attempt: 0 for the first try.
  SpanKind kind = SpanKind::Request;
  Outcome outcome = Outcome::Ok;
  std::uint8_t faults = 0;   ///< FaultMark
  bool isAbandoned = false;  ///< Nobody waited for its end; cut off where its parent ended.

  Time length() const { return end - begin; }
};

}  // namespace windtunnel::simulator
