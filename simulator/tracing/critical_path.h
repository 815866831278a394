// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "simulator/tracing/cause.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::simulator {

/// What the time in a span is spent on where it has no parts.
Cause causeOf(SpanKind kind);

/// A part of a request's critical path.
struct PathPiece {
  Cause cause = Cause::Service;
  Index element = kNone;  ///< The component, or of causes that lie on an arrow the connection.
  Time length = 0;
  Time end = 0;
  SpanId span = kNoSpan;  ///< In which it was spent; of a retry the try that failed.
};

/// What the request really waited for, as pieces that together are exactly as long as the request: from its
/// end backwards, always along the part that ended last (Zhang et al., "CRISP: Critical path analysis of
/// large-scale microservice architectures", 2022). Tries before the one that decided a call count as
/// retries, whatever happened in them.
class CriticalPath {
 public:
  /// The pieces of a trace; they are valid until the next call.
  const std::vector<PathPiece>& of(const Trace& trace);

 private:
  void walk(SpanId id, Time from, Time until);
  void walkChildren(SpanId id, Time from, Time until);
  void add(Cause cause, Index element, SpanId span, Time length);
  void addWork(SpanId id, Time length);

  const Trace* m_trace = nullptr;
  Time m_reached = 0;  // the path is known from there on
  std::vector<PathPiece> m_pieces;
  std::vector<SpanId> m_firstChild;  // of each span, the latest first
  std::vector<SpanId> m_sibling;
};

}  // namespace windtunnel::simulator
