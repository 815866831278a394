// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/tracing/trace_recorder.h"

#include <algorithm>

#include "simulator/analytic/offered_load.h"
#include "simulator/compile/network.h"

namespace windtunnel::simulator {
namespace {

/// So many requests of a workload are looked at for the tail.
constexpr double kTailRequests = 4'096;
/// Where there are more than could be foreseen, every second one is left out, then again.
constexpr std::uint64_t kMostTailRequests = 8'192;

// Requests of an open workload come at a rate that is known, so that the sample can be even over the run.
RequestSample tailSample(const WorkloadSpec& workload, const Network& network) {
  const analytic::OfferedLoad load = analytic::offeredBy(workload, network.warmup, network.duration);
  const double expected = load.rate * toSeconds(network.duration);
  return RequestSample(expected > kTailRequests ? kTailRequests / expected : 1);
}

}  // namespace

TraceRecorder::TraceRecorder(const Network& network, std::uint64_t seed)
    : m_seed(seed),
      m_isMeasuring(network.warmup == 0),
      m_tail(network.workloads.size(), std::max(network.components.size(), network.connections.size())) {
  for (const WorkloadSpec& workload : network.workloads)
    m_tailSamples.push_back(tailSample(workload, network));
}

void TraceRecorder::keepTraces(const TraceOptions& options) {
  m_kept.emplace(options);
}

// The spans of requests.

SpanRef TraceRecorder::open(std::uint32_t index, SpanId parent, SpanKind kind, Time now) {
  Request& request = m_requests[index];
  if (request.spans >= kMostOfRequest) {
    ++request.leftOut;
    return {};
  }
  if (m_firstFree == kNoSpan) grow();
  const SpanId id = m_firstFree;
  Record& record = at(id);
  m_firstFree = record.next;
  ++m_used;
  ++request.spans;
  (request.first == kNoSpan ? request.first : at(request.last).next) = id;
  request.last = id;
  record.span = Span();
  record.span.kind = kind;
  record.span.begin = now;
  record.span.parent = parent;
  record.next = record.phase = kNoSpan;
  record.request = index;
  if (parent == kNoSpan) return {id, record.life};
  const Span& above = at(parent).span;
  record.span.component = above.component;
  record.span.pod = above.pod;
  record.span.connection = above.connection;
  record.span.operation = above.operation;
  return {id, record.life};
}

void TraceRecorder::grow() {
  const auto first = static_cast<SpanId>(m_blocks.size() * kBlockSize);
  m_blocks.push_back(std::make_unique<Record[]>(kBlockSize));
  for (std::uint32_t i = kBlockSize; i-- > 0;) {
    m_blocks.back()[i].next = m_firstFree;
    m_firstFree = first + i;
  }
}

void TraceRecorder::closePhaseOf(Record& record, Time now) {
  if (record.phase == kNoSpan) return;
  at(record.phase).span.end = now;
  record.phase = kNoSpan;
}

void TraceRecorder::close(Record& record, Outcome outcome, Time now) {
  closePhaseOf(record, now);
  record.span.end = now;
  record.span.outcome = outcome;
}

void TraceRecorder::giveBack(std::uint32_t index) {
  const Request& request = m_requests[index];
  for (SpanId id = request.first; id != kNoSpan;) {
    Record& record = at(id);
    const SpanId next = record.next;
    ++record.life;
    record.next = m_firstFree;
    m_firstFree = id;
    id = next;
  }
  m_used -= request.spans;
  m_freeRequests.push_back(index);
}

// From the first step of a request to its end.

void TraceRecorder::watch(Frame& root, std::uint64_t number, std::uint64_t hash, Index component, Time now) {
  if (m_used >= kMostUnderWay) {
    ++m_unobserved;
    return;
  }
  if (m_freeRequests.empty()) {
    m_freeRequests.push_back(static_cast<std::uint32_t>(m_requests.size()));
    m_requests.emplace_back();
  }
  const std::uint32_t index = m_freeRequests.back();
  m_freeRequests.pop_back();
  m_requests[index] = {};
  m_requests[index].number = number;
  m_requests[index].hash = hash;
  root.span = open(index, kNoSpan, SpanKind::Request, now);
  Span& span = at(root.span.id).span;
  span.component = component;
  span.pod = root.pod;
}

void TraceRecorder::finish(const Frame& root, Outcome outcome, Time now) {
  Record* record = find(root.span);
  if (record == nullptr) return;
  const std::uint32_t index = record->request;
  const Request request = m_requests[index];
  close(*record, outcome, now);
  collect(request);
  m_finished.number = request.number;
  m_finished.workload = root.argument;
  m_finished.entry = root.item;
  m_finished.leftOut = request.leftOut;
  giveBack(index);
  RequestSample& sample = m_tailSamples[root.argument];
  if (sample.takes(request.hash)) {
    m_tail.record(m_finished, sample);
    if (m_tail.seen(root.argument) % kMostTailRequests == 0) sample.halve();
  }
  if (m_kept) m_kept->offer(m_finished, request.hash);
}

void TraceRecorder::collect(const Request& request) {
  m_finished.spans.clear();
  for (SpanId id = request.first; id != kNoSpan; id = at(id).next) append(at(id));
}

// What nobody waited for any more ends with what it is a part of, and what began later than that is no part
// of the request.
void TraceRecorder::append(Record& record) {
  record.position = kNoSpan;
  Span span = record.span;
  if (span.parent != kNoSpan) {
    const SpanId parent = at(span.parent).position;
    if (parent == kNoSpan || span.begin > m_finished.spans[parent].end) return;
    const Span& above = m_finished.spans[parent];
    span.parent = parent;
    if (span.end < 0 || span.end > above.end) {
      span.end = above.end;
      span.isAbandoned = true;
      span.work = std::min(span.work, span.length());
      span.throttled = std::min(span.throttled, span.length() - span.work);
    }
  }
  if (span.kind >= SpanKind::Outbound && span.length() == 0 && span.faults == 0) return;  // took no time
  record.position = static_cast<SpanId>(m_finished.spans.size());
  m_finished.spans.push_back(span);
}

// Tries, and what happens to them in the pod.

void TraceRecorder::openAttempt(const Frame& caller, Frame& one, Index component, Time now) {
  const Record* parent = find(caller.span);
  if (parent == nullptr) return;
  one.span = open(parent->request, caller.span.id, SpanKind::Attempt, now);
  if (!one.span.isSet()) return;
  Span& span = at(one.span.id).span;
  span.component = component;
  span.pod = caller.pod;
  span.connection = one.connection;
  span.operation = one.operation;
  span.call = caller.callSerial;
  span.attempt = static_cast<std::uint16_t>(caller.retries + caller.meshRetries + caller.hedges);
}

void TraceRecorder::refuseAttempt(const Frame& caller, const Instruction& call, Index component,
                                  Outcome outcome, Time now) {
  Frame none;
  none.connection = call.a;
  none.operation = call.b;
  openAttempt(caller, none, component, now);
  closeAttempt(none, outcome, false, now);
}

// The frame may be in its pod, where it goes on alone.
void TraceRecorder::closeAttempt(Frame& one, Outcome outcome, bool isAbandoned, Time now) {
  if (!one.span.isSet()) return;
  Record* record = find(one.span);
  one.span = {};
  if (record == nullptr) return;
  if (record->span.kind == SpanKind::Service) record = &at(record->span.parent);
  close(*record, outcome, now);
  record->span.isAbandoned = isAbandoned;
}

void TraceRecorder::openService(Frame& one, Index component, Time now) {
  Record* attempt = find(one.span);
  if (attempt == nullptr) return;
  closePhaseOf(*attempt, now);
  const SpanRef service = open(attempt->request, one.span.id, SpanKind::Service, now);
  if (!service.isSet()) return;
  one.span = service;
  Span& span = at(service.id).span;
  span.component = component;
  span.pod = one.pod;
}

void TraceRecorder::closeService(Frame& one, Outcome outcome, Time now) {
  Record* service = find(one.span);
  if (service == nullptr || service->span.kind != SpanKind::Service) return;
  close(*service, outcome, now);
  one.span = {service->span.parent, at(service->span.parent).life};
}

void TraceRecorder::openBranch(const Frame& parent, Frame& branch, Time now) {
  const Record* above = find(parent.span);
  if (above != nullptr) branch.span = open(above->request, parent.span.id, SpanKind::Branch, now);
}

void TraceRecorder::closeBranch(const Frame& branch, Outcome outcome, Time now) {
  if (Record* record = find(branch.span)) close(*record, outcome, now);
}

// What a frame does from moment to moment.

void TraceRecorder::openPhase(const Frame& frame, SpanKind kind, Index connection, Time now) {
  Record* record = find(frame.span);
  if (record == nullptr) return;
  closePhaseOf(*record, now);
  const SpanRef phase = open(record->request, frame.span.id, kind, now);
  record->phase = phase.id;
  if (phase.isSet() && connection != kNone) at(phase.id).span.connection = connection;
}

void TraceRecorder::mark(const Frame& frame, FaultMark fault) {
  Record* record = find(frame.span);
  if (record == nullptr) return;
  const bool isUnderWay = record->span.kind == SpanKind::Attempt && record->phase != kNoSpan;
  (isUnderWay ? at(record->phase) : *record).span.faults |= fault;
}

void TraceRecorder::openWork(const Frame& frame, Time work, double podThrottled, Time now) {
  openPhase(frame, SpanKind::Cpu, kNone, now);
  const Record* record = find(frame.span);
  if (record == nullptr || record->phase == kNoSpan) return;
  Record& phase = at(record->phase);
  phase.span.work = work;
  phase.throttledBefore = podThrottled;
}

void TraceRecorder::closePhase(const Frame& frame, double podThrottled, Time now) {
  Record* record = find(frame.span);
  if (record == nullptr || record->phase == kNoSpan) return;
  Record& phase = at(record->phase);
  if (phase.span.kind == SpanKind::Cpu)
    phase.span.throttled = static_cast<Time>(podThrottled - phase.throttledBefore);
  closePhaseOf(*record, now);
}

std::size_t TraceRecorder::memoryBytes() const {
  return m_blocks.size() * kBlockSize * sizeof(Record) + m_requests.capacity() * sizeof(Request) +
         m_tail.memoryBytes();
}

}  // namespace windtunnel::simulator
