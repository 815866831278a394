// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "simulator/engine/frame.h"
#include "simulator/random/hash_key.h"
#include "simulator/tracing/kept_traces.h"
#include "simulator/tracing/request_sample.h"
#include "simulator/tracing/tail_meter.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::simulator {

struct Network;

/// Watches requests on their way and hands each one that has ended to whoever keeps it: as a trace, or as a
/// part of the attribution of the tail. It only looks: no event, no random number and no state of the run
/// depends on it. A frame that belongs to a watched request holds the span it is in; for all others every
/// function is one comparison.
class TraceRecorder {
 public:
  TraceRecorder(const Network& network, std::uint64_t seed);

  /// Keeps traces as well, from now on.
  void keepTraces(const TraceOptions& options);

  /// The warm-up is over: only requests that begin from now on are watched.
  void beginMeasuring() { m_isMeasuring = true; }

  void requestBegins(Frame& root, std::uint64_t number, Index component, Time now) {
    if (!m_isMeasuring) return;
    const std::uint64_t hash = hashKey(number, m_seed ^ root.argument);
    if (m_kept || m_tailSamples[root.argument].takes(hash)) watch(root, number, hash, component, now);
  }
  void requestEnds(const Frame& root, Outcome outcome, Time now) {
    if (root.span.isSet()) finish(root, outcome, now);
  }

  /// A try is sent; `one` is its frame.
  void attemptBegins(const Frame& caller, Frame& one, Index component, Time now) {
    if (caller.span.isSet()) openAttempt(caller, one, component, now);
  }
  /// The call went on without a try: a limit or a full pool was in the way, or there was no pod.
  void attemptIsRefused(const Frame& caller, const Instruction& call, Index component, Outcome outcome,
                        Time now) {
    if (caller.span.isSet()) refuseAttempt(caller, call, component, outcome, now);
  }
  /// The try has been answered, or has failed otherwise for its caller.
  void attemptEnds(Frame& one, Outcome outcome, Time now) {
    if (one.span.isSet()) closeAttempt(one, outcome, false, now);
  }
  /// Another try has been answered, or the caller is gone.
  void attemptIsAbandoned(Frame& one, Time now) {
    if (one.span.isSet()) closeAttempt(one, Outcome::Ok, true, now);
  }

  void serviceBegins(Frame& one, Index component, Time now) {
    if (one.span.isSet()) openService(one, component, now);
  }
  void serviceEnds(Frame& one, Outcome outcome, Time now) {
    if (one.span.isSet()) closeService(one, outcome, now);
  }

  void branchBegins(const Frame& parent, Frame& branch, Time now) {
    if (parent.span.isSet()) openBranch(parent, branch, now);
  }
  void branchEnds(const Frame& branch, Outcome outcome, Time now) {
    if (branch.span.isSet()) closeBranch(branch, outcome, now);
  }

  /// What a frame does next: a part of the span it is in, until phaseEnds or the end of that span.
  void phaseBegins(const Frame& frame, SpanKind kind, Time now, Index connection = kNone) {
    if (frame.span.isSet()) openPhase(frame, kind, connection, now);
  }
  /// A disturbance strikes the message under way, or else the stay in the pod.
  void isStruck(const Frame& frame, FaultMark fault) {
    if (frame.span.isSet()) mark(frame, fault);
  }
  void workBegins(const Frame& frame, Time work, double podThrottled, Time now) {
    if (frame.span.isSet()) openWork(frame, work, podThrottled, now);
  }
  /// `podThrottled` is how long the frame's pod has been throttled up to now.
  void phaseEnds(const Frame& frame, double podThrottled, Time now) {
    if (frame.span.isSet()) closePhase(frame, podThrottled, now);
  }

  const TailMeter& tail() const { return m_tail; }
  const KeptTraces* kept() const { return m_kept ? &*m_kept : nullptr; }
  std::uint64_t unobserved() const { return m_unobserved; }
  std::size_t memoryBytes() const;

 private:
  // A span under way. Those of a request are chained in the order in which they began.
  struct Record {
    Span span;
    SpanId next = kNoSpan;
    SpanId phase = kNoSpan;      // its present part
    double throttledBefore = 0;  // of the pod, when its work began
    std::uint32_t life = 1;
    std::uint32_t request = 0;   // position in m_requests
    std::uint32_t position = 0;  // in the finished trace
  };
  struct Request {
    SpanId first = kNoSpan;
    SpanId last = kNoSpan;
    std::uint32_t spans = 0;
    std::uint32_t leftOut = 0;
    std::uint64_t number = 0;
    std::uint64_t hash = 0;
    std::uint32_t entry = 0;
  };

  void watch(Frame& root, std::uint64_t number, std::uint64_t hash, Index component, Time now);
  void finish(const Frame& root, Outcome outcome, Time now);
  void openAttempt(const Frame& caller, Frame& one, Index component, Time now);
  void refuseAttempt(const Frame& caller, const Instruction& call, Index component, Outcome outcome,
                     Time now);
  void closeAttempt(Frame& one, Outcome outcome, bool isAbandoned, Time now);
  void openService(Frame& one, Index component, Time now);
  void closeService(Frame& one, Outcome outcome, Time now);
  void openBranch(const Frame& parent, Frame& branch, Time now);
  void closeBranch(const Frame& branch, Outcome outcome, Time now);
  void openPhase(const Frame& frame, SpanKind kind, Index connection, Time now);
  void mark(const Frame& frame, FaultMark fault);
  void openWork(const Frame& frame, Time work, double podThrottled, Time now);
  void closePhase(const Frame& frame, double podThrottled, Time now);

  Record& at(SpanId id) { return m_blocks[id >> kBlockBits][id & (kBlockSize - 1)]; }
  Record* find(SpanRef ref) {
    Record& record = at(ref.id);
    return record.life == ref.life ? &record : nullptr;
  }
  SpanRef open(std::uint32_t request, SpanId parent, SpanKind kind, Time now);
  void closePhaseOf(Record& record, Time now);
  void close(Record& record, Outcome outcome, Time now);
  void grow();
  void giveBack(std::uint32_t request);
  void collect(const Request& request);
  void append(Record& record);

  static constexpr unsigned kBlockBits = 10;
  static constexpr std::uint32_t kBlockSize = 1U << kBlockBits;
  static constexpr std::size_t kMostUnderWay = 1'000'000;  // spans
  static constexpr std::uint32_t kMostOfRequest = 5'000;   // likewise

  std::uint64_t m_seed;
  bool m_isMeasuring = false;
  std::vector<RequestSample> m_tailSamples;  // by workload
  TailMeter m_tail;
  std::optional<KeptTraces> m_kept;
  std::vector<std::unique_ptr<Record[]>> m_blocks;
  SpanId m_firstFree = kNoSpan;
  std::size_t m_used = 0;
  std::vector<Request> m_requests;
  std::vector<std::uint32_t> m_freeRequests;
  std::uint64_t m_unobserved = 0;
  Trace m_finished;  // the last one, whose memory is used again
};

}  // namespace windtunnel::simulator
