// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/tracing/critical_path.h"

#include <algorithm>

namespace windtunnel::simulator {
namespace {

// The one that ends later is looked at first; of two that end together the one that was waited for, and then
// the one that began later.
bool comesFirst(const Span& a, const Span& b) {
  if (a.end != b.end) return a.end > b.end;
  if (a.isAbandoned != b.isAbandoned) return b.isAbandoned;
  return a.begin > b.begin;
}

}  // namespace

Cause causeOf(SpanKind kind) {
  switch (kind) {
    case SpanKind::Outbound:
    case SpanKind::Inbound:
    case SpanKind::Attempt:
      return Cause::Network;
    case SpanKind::Queueing:
    case SpanKind::VolumeWait:
      return Cause::Queueing;
    case SpanKind::LockWait:
      return Cause::Locking;
    case SpanKind::PoolWait:
      return Cause::Pool;
    case SpanKind::Backoff:
      return Cause::Retry;
    default:
      return Cause::Service;
  }
}

const char* name(Cause cause) {
  switch (cause) {
    case Cause::Queueing:
      return "queueing";
    case Cause::Contention:
      return "contention";
    case Cause::Locking:
      return "locking";
    case Cause::Service:
      return "service";
    case Cause::Throttling:
      return "throttling";
    case Cause::Network:
      return "network";
    case Cause::Retry:
      return "retry";
    case Cause::Pool:
      return "pool";
  }
  return "unknown";
}

const std::vector<PathPiece>& CriticalPath::of(const Trace& trace) {
  m_trace = &trace;
  m_pieces.clear();
  m_reached = trace.spans.front().end;
  m_firstChild.assign(trace.spans.size(), kNoSpan);
  m_sibling.assign(trace.spans.size(), kNoSpan);
  for (SpanId id = 1; id < trace.spans.size(); ++id) {
    SpanId* link = &m_firstChild[trace.spans[id].parent];
    while (*link != kNoSpan && !comesFirst(trace.spans[id], trace.spans[*link])) link = &m_sibling[*link];
    m_sibling[id] = *link;
    *link = id;
  }
  walk(0, trace.begin(), m_reached);
  return m_pieces;
}

void CriticalPath::add(Cause cause, Index element, SpanId span, Time length) {
  if (length > 0) m_pieces.push_back({cause, element, length, m_reached, span});
  m_reached -= length;
}

// A part of it that was not waited for to its end has all three in their proportions.
void CriticalPath::addWork(SpanId id, Time length) {
  const Span& span = m_trace->spans[id];
  const auto part = [&](Time of) {
    return span.length() == length || span.length() == 0
               ? of
               : static_cast<Time>(static_cast<double>(of) * static_cast<double>(length) /
                                   static_cast<double>(span.length()));
  };
  const Time work = std::min(length, part(span.work));
  const Time throttled = std::min(length - work, part(span.throttled));
  add(Cause::Service, span.component, id, work);
  add(Cause::Throttling, span.component, id, throttled);
  add(Cause::Contention, span.component, id, length - work - throttled);
}

void CriticalPath::walk(SpanId id, Time from, Time until) {
  const Span& span = m_trace->spans[id];
  if (span.kind == SpanKind::Cpu) return addWork(id, until - from);
  if (m_firstChild[id] != kNoSpan) return walkChildren(id, from, until);
  const Cause cause = causeOf(span.kind);
  add(cause, isOfArrow(cause) ? span.connection : span.component, id, until - from);
}

void CriticalPath::walkChildren(SpanId id, Time from, Time until) {
  const Span& span = m_trace->spans[id];
  const Cause own = causeOf(span.kind);
  const Index element = isOfArrow(own) ? span.connection : span.component;
  std::uint32_t decided = 0;  // the call whose deciding try has been seen
  for (SpanId child = m_firstChild[id]; child != kNoSpan && until > from; child = m_sibling[child]) {
    const Span& part = m_trace->spans[child];
    const bool isAttempt = part.kind == SpanKind::Attempt;
    const bool isRetried = isAttempt && part.call == decided;
    if (isAttempt) decided = part.call;
    if (part.begin >= until) continue;
    const Time end = std::min(part.end, until);
    const Time begin = std::max(part.begin, from);
    add(own, element, id, until - end);
    if (isRetried)
      add(Cause::Retry, part.connection, child, end - begin);
    else
      walk(child, begin, end);
    until = begin;
  }
  add(own, element, id, until - from);
}

}  // namespace windtunnel::simulator
