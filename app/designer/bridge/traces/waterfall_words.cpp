// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/traces/waterfall_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

#include "app/designer/bridge/document/element_type.h"
#include "app/designer/bridge/text.h"
#include "simulator/run/figure_text.h"

namespace windtunnel::app {
namespace {

using simulator::Cause;
using simulator::Outcome;
using simulator::Span;
using simulator::SpanKind;
using simulator::Trace;
using simulator::TraceSet;

QString say(const char* text) {
  return QCoreApplication::translate("Trace", text);
}

QString duration(double seconds) {
  return shown(simulator::durationText(seconds));
}

/// The part of "orders/place" behind the slash; the whole where there is none.
QString operationWords(const std::string& operation) {
  const auto slash = operation.find('/');
  return shown(slash == std::string::npos ? operation : operation.substr(slash + 1));
}

std::string calleeOf(const TraceSet& set, const Span& span) {
  if (span.kind == SpanKind::Request) return set.components[span.component].id;
  const auto ends = model::connectionEnds(set.connections[span.connection]);
  return ends ? ends->second : std::string();
}

QString titleOf(const TraceSet& set, const Trace& trace, const Span& span, const QString& callee) {
  if (span.kind == SpanKind::Request)
    return callee + QStringLiteral(" · ") + shown(set.workloads[trace.workload].entries[trace.entry]);
  const QString operation =
      span.operation == simulator::kNone ? QString() : operationWords(set.operations[span.operation]);
  return operation.isEmpty() ? callee : callee + QStringLiteral(" · ") + operation;
}

QString detailOf(const Span& span) {
  QStringList parts;
  if (span.attempt > 0) parts.append(say("try %1").arg(span.attempt + 1));
  if (span.outcome != Outcome::Ok) parts.append(outcomeWords(span.outcome));
  if (span.isAbandoned) parts.append(say("nobody waited for it"));
  return parts.join(QStringLiteral(", "));
}

/// How long a row spends on what, the causes in the order of the legend.
QString spentWords(const WaterfallRow& row) {
  if (row.length <= 0) return {};
  std::array<double, simulator::kCauses> spent{};
  for (const WaterfallSegment& segment : row.segments)
    spent[static_cast<std::size_t>(segment.cause)] += segment.length / row.length * row.seconds;
  QStringList parts;
  for (std::size_t i = 0; i < spent.size(); ++i)
    if (spent[i] > 0) parts.append(causeWords(static_cast<Cause>(i)) + u' ' + duration(spent[i]));
  return parts.join(QStringLiteral(", "));
}

QString criticalWords(const WaterfallRow& row) {
  double length = 0;
  for (const CriticalStretch& stretch : row.critical) length += stretch.length;
  if (length <= 0 || row.length <= 0)
    return say("Not on the critical path: the request did not wait for it.");
  return say("%1 of it on the critical path.").arg(duration(length / row.length * row.seconds));
}

QString helpOf(const WaterfallRow& row, const QString& place, double begin) {
  QStringList lines;
  lines.append(say("%1: %2, from %3 on").arg(row.title, duration(row.seconds), duration(begin)));
  if (!place.isEmpty()) lines.last() += QStringLiteral(", ") + place;
  lines.last() += u'.';
  if (!row.detail.isEmpty()) lines.append(row.detail[0].toUpper() + row.detail.mid(1) + u'.');
  const QString spent = spentWords(row);
  if (!spent.isEmpty()) lines.append(say("Itself: %1.").arg(spent));
  lines.append(criticalWords(row));
  return lines.join(u'\n');
}

}  // namespace

QString causeWords(Cause cause) {
  switch (cause) {
    case Cause::Queueing:
      return say("queue");
    case Cause::Contention:
      return say("busy CPU");
    case Cause::Locking:
      return say("locked row");
    case Cause::Service:
      return say("work");
    case Cause::Throttling:
      return say("throttled");
    case Cause::Network:
      return say("network");
    case Cause::Retry:
      return say("pause before retry");
    case Cause::Pool:
      return say("pool");
  }
  return {};
}

QString outcomeWords(Outcome outcome) {
  switch (outcome) {
    case Outcome::Ok:
      return say("answered");
    case Outcome::Timeout:
      return say("timed out");
    case Outcome::Unavailable:
      return say("unavailable (503)");
    case Outcome::Overflow:
      return say("no room in the pool");
    case Outcome::RateLimited:
      return say("rate limited (429)");
    case Outcome::Application:
      return say("failed (500)");
    case Outcome::ConnectionLost:
      return say("connection lost");
  }
  return {};
}

QString placeWords(const TraceSet& set, const Span& span) {
  if (span.pod == simulator::kNone || set.components[span.component].kind == "client") return {};
  const TraceSet::Pod& pod = set.pods[span.pod];
  if (set.components[span.component].kind == "external") return {};
  const QString number = say("pod %1").arg(pod.ordinal + 1);
  return pod.zone.empty() ? number : say("%1 in zone %2").arg(number, shown(pod.zone));
}

void describeRow(const TraceSet& set, const Trace& trace, const Span& span, const model::Design& design,
                 WaterfallRow& row) {
  const QString place = row.detail;
  const model::Path path{"components", calleeOf(set, span)};
  row.path = shown(path.text());
  row.title = titleOf(set, trace, span, elementTitle(design, path));
  row.detail = detailOf(span);
  row.help = helpOf(row, place, simulator::toSeconds(span.begin - trace.begin()));
}

}  // namespace windtunnel::app
