// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/traces/waterfall.h"

#include <algorithm>

#include "app/designer/bridge/text.h"
#include "app/designer/bridge/traces/waterfall_words.h"
#include "simulator/tracing/critical_path.h"

namespace windtunnel::app {
namespace {

using simulator::Cause;
using simulator::Span;
using simulator::SpanId;
using simulator::SpanKind;
using simulator::Time;
using simulator::Trace;
using simulator::TraceSet;

bool isRow(const Span& span) {
  return span.kind == SpanKind::Request || span.kind == SpanKind::Attempt;
}

/// What stays in a pod or a branch is spent on its parts.
bool isWhole(const Span& span) {
  return span.kind == SpanKind::Service || span.kind == SpanKind::Branch;
}

class Waterfall {
 public:
  Waterfall(const TraceSet& set, const Trace& trace, const model::Design& design)
      : m_set(set), m_trace(trace), m_design(design), m_owner(trace.spans.size()) {
    for (SpanId id = 0; id < trace.spans.size(); ++id) addSpan(id);
    markCriticalPath();
  }

  std::vector<WaterfallRow> rows() {
    std::vector<WaterfallRow> ordered;
    append(0, 0, ordered);
    return ordered;
  }

 private:
  struct Node {
    SpanId span = 0;
    WaterfallRow row;
    std::vector<std::size_t> children;
  };

  double share(Time length) const {
    return static_cast<double>(length) / static_cast<double>(std::max<Time>(1, m_trace.latency()));
  }

  // Parents stand before their parts, so the row a span belongs to is known when it is reached.
  void addSpan(SpanId id) {
    const Span& span = m_trace.spans[id];
    if (isRow(span)) return addRow(id);
    m_owner[id] = m_owner[span.parent];
    Node& node = m_nodes[m_owner[id]];
    if (span.kind == SpanKind::Service) node.row.detail = placeWords(m_set, span);
    if (span.kind == SpanKind::Cpu) return addWork(span, node.row);
    if (!isWhole(span)) addSegment(node.row, simulator::causeOf(span.kind), span.begin, span.length());
  }

  void addRow(SpanId id) {
    const Span& span = m_trace.spans[id];
    m_owner[id] = m_nodes.size();
    if (id != 0) m_nodes[m_owner[span.parent]].children.push_back(m_nodes.size());
    Node& node = m_nodes.emplace_back();
    node.span = id;
    node.row.from = share(span.begin - m_trace.begin());
    node.row.length = share(span.length());
    node.row.seconds = simulator::toSeconds(span.length());
    node.row.failed = span.outcome != simulator::Outcome::Ok;
  }

  void addSegment(WaterfallRow& row, Cause cause, Time begin, Time length) {
    if (length > 0) row.segments.push_back({share(begin - m_trace.begin()), share(length), cause});
  }

  // The three alternate in periods and turns too short to be seen; here one follows the other.
  void addWork(const Span& span, WaterfallRow& row) {
    const Time work = std::min(span.work, span.length());
    const Time throttled = std::min(span.throttled, span.length() - work);
    addSegment(row, Cause::Service, span.begin, work);
    addSegment(row, Cause::Throttling, span.begin + work, throttled);
    addSegment(row, Cause::Contention, span.begin + work + throttled, span.length() - work - throttled);
  }

  void markCriticalPath() {
    simulator::CriticalPath path;
    const auto& pieces = path.of(m_trace);  // backwards
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
      std::vector<CriticalStretch>& critical = m_nodes[m_owner[piece->span]].row.critical;
      const double from = share(piece->end - piece->length - m_trace.begin());
      const double length = share(piece->length);
      const bool goesOn = !critical.empty() && from - (critical.back().from + critical.back().length) < 1e-9;
      if (goesOn)
        critical.back().length += length;
      else
        critical.push_back({from, length});
    }
  }

  void append(std::size_t index, int depth, std::vector<WaterfallRow>& ordered) {
    Node& node = m_nodes[index];
    node.row.depth = depth;
    describeRow(m_set, m_trace, m_trace.spans[node.span], m_design, node.row);
    std::stable_sort(node.row.segments.begin(), node.row.segments.end(),
                     [](const WaterfallSegment& a, const WaterfallSegment& b) { return a.from < b.from; });
    ordered.push_back(std::move(node.row));
    for (const std::size_t child : std::vector(node.children)) append(child, depth + 1, ordered);
  }

  const TraceSet& m_set;
  const Trace& m_trace;
  const model::Design& m_design;
  std::vector<std::size_t> m_owner;  // of each span: the row it belongs to
  std::vector<Node> m_nodes;
};

}  // namespace

std::vector<WaterfallRow> waterfallOf(const TraceSet& set, const Trace& trace, const model::Design& design) {
  if (trace.spans.empty()) return {};
  return Waterfall(set, trace, design).rows();
}

}  // namespace windtunnel::app
