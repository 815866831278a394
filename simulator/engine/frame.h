// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "simulator/compile/program.h"
#include "simulator/kernel/event.h"
#include "simulator/kernel/time.h"
#include "simulator/tracing/span.h"

namespace windtunnel::simulator {

using FrameId = std::uint32_t;
inline constexpr FrameId kNoFrame = 0xFFFFFFFF;

/// What a frame is there for.
enum class Role : std::uint8_t {
  Root,      ///< A request of a workload, seen from its client.
  Request,   ///< One try of a call, on its way to a pod, in it, and back.
  Branch,    ///< A branch of `parallel`.
  Delivery,  ///< A message handed to a consumer.
};

enum class FrameState : std::uint8_t {
  Travelling,  ///< On the network, to the pod or back.
  Queued,      ///< Waiting for a slot of the pod.
  Ready,       ///< In the list of frames that go on at this instant.
  Computing,   ///< Work on the pod's CPU.
  Sleeping,    ///< A wait.
  Calling,     ///< A call is in progress.
  Blocked,     ///< Waiting for a row of the database that another statement has locked.
  Joining,     ///< Branches are running.
  Free,        ///< It is nobody's.
};

/// What a request does to a store besides its operation's steps.
enum class Effect : std::uint8_t { None, CacheRead, CacheWrite, Publish };

/// A running activity: its place in the program, whom it answers to, and the call it waits for. Frames are
/// pooled; a frame is named by its id and generation, so that an event for an earlier life of it is noticed.
/// It fills two cache lines: what every step of it touches, and what belongs to tries and calls.
struct alignas(64) Frame {
  std::uint32_t generation = 1;
  Index pc = kNone;
  FrameId parent = kNoFrame;  ///< Who waits for it; no one for a root and for an orphan.
  Index pod = kNone;
  Role role = Role::Root;
  FrameState state = FrameState::Travelling;
  Outcome outcome = Outcome::Ok;  ///< Its own, once it has ended.
  Outcome inner = Outcome::Ok;    ///< Of the call or the branches it waited for.
  Effect effect = Effect::None;
  std::uint8_t depth = 0;    ///< Calls it is nested in.
  std::uint8_t retries = 0;  ///< Of the present call.
  std::uint8_t hedges = 0;   ///< Of the present call.

  bool isHit : 1 = false;         ///< The cached read found its key.
  bool isLeased : 1 = false;      ///< It did not, but another request is fetching the key.
  bool isResuming : 1 = false;    ///< What it waited for has ended; `inner` says how.
  bool holdsSlot : 1 = false;     ///< A slot of the caller's pool is held for this try.
  bool isPending : 1 = false;     ///< The present call waits for a slot of the pool.
  bool isServed : 1 = false;      ///< It stands in the list of the pod's served frames.
  bool hasEnded : 1 = false;      ///< It has left its pod; only the answer is under way.
  bool isTrial : 1 = false;       ///< The one request that tests a half-open circuit.
  bool isFirst : 1 = false;       ///< It opens the connection it travels over.
  bool isTurnedAway : 1 = false;  ///< It was refused at the door of its pod.
  bool holdsRow : 1 = false;      ///< It has locked a row of a database.
  bool awaitsRow : 1 = false;     ///< It stands in the queue of a row.
  bool isRefused : 1 = false;     ///< Nobody listened where it went, or no connection could be made.
  bool isUntrusted : 1 = false;   ///< No connection can be made: the certificate has expired.

  std::uint8_t meshRetries = 0;       ///< Of the sidecar for the present call.
  std::uint8_t meshRetriesOfTry = 0;  ///< Of these, those for the caller's present try.

  std::uint32_t client = 0;  ///< Who the request is of, numbered over all workloads.
  Index connection = kNone;  ///< Arrow it came over.
  Index operation = kNone;
  Time arrived = 0;        ///< At the pod; for a root when it began.
  Index argument = 0;      ///< Of the effect: cached site or topic; of a root its workload.
  std::uint32_t item = 0;  ///< Key of the cached read; place of a delivered message; mix entry of a root.
  SpanRef span;            ///< Of a watched request: the span it is in.

  FrameId previous = kNoFrame;  ///< In the served or waiting list of the pod.
  FrameId next = kNoFrame;
  FrameId nextTry = kNoFrame;    ///< Of the call it is a try of.
  FrameId firstTry = kNoFrame;   ///< Tries of the present call that may still answer.
  EventHandle tryTimer;          ///< Time limit of this try, seen from the caller.
  EventHandle callTimer;         ///< Time limit of the present call; end of a wait.
  EventHandle extraTimer;        ///< Next retry or hedge of the present call.
  Time callStarted = 0;          ///< The present call.
  std::uint32_t callSerial = 0;  ///< Counts calls, to notice what belongs to an earlier one.
  std::uint32_t pendingBranches = 0;
  std::array<Index, 2> tried{kNone, kNone};  ///< Pods the sidecar has tried in vain, the last first.
};
static_assert(sizeof(Frame) == 128);

/// Counters of loops and keys of cached reads; a program sets one before it looks at it.
using Registers = std::array<std::uint32_t, kRegisters>;

}  // namespace windtunnel::simulator
