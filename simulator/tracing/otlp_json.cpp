// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <iterator>
#include <map>

#include "simulator/tracing/span_words.h"
#include "simulator/tracing/trace_json.h"

namespace windtunnel::simulator {
namespace {

using namespace span_words;

// Numbers of the enumerations in opentelemetry/proto/trace/v1/trace.proto.
enum Kind { kInternal = 1, kServer = 2, kClient = 3, kProducer = 4 };
enum Status { kUnset = 0, kOk = 1, kError = 2 };

std::string valueText(const AttributeValue& value) {
  if (const auto* text = std::get_if<std::string>(&value))
    return fmt::format(R"({{"stringValue":{}}})", quoted(*text));
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return fmt::format(R"({{"intValue":"{}"}})", *number);
  return fmt::format(R"({{"boolValue":{}}})", std::get<bool>(value));
}

std::string attributesText(const Attributes& attributes) {
  std::string text = "[";
  for (const auto& [key, value] : attributes)
    text += fmt::format(R"({}{{"key":"{}","value":{}}})", text.size() > 1 ? "," : "", key, valueText(value));
  return text + "]";
}

int kindOf(const TraceSet& set, const Span& span) {
  if (span.kind == SpanKind::Service) return kServer;
  if (span.kind != SpanKind::Attempt) return kInternal;
  const std::string& arrow = set.connections[span.connection];
  for (const TraceSet::Component& component : set.components)
    if (component.kind == "broker" && arrow.ends_with(" -> " + component.id)) return kProducer;
  return kClient;
}

std::string statusText(const Span& span) {
  if (!hasOutcome(span) || span.isAbandoned) return fmt::format(R"({{"code":{}}})", int{kUnset});
  if (span.outcome == Outcome::Ok) return fmt::format(R"({{"code":{}}})", int{kOk});
  return fmt::format(R"({{"code":{},"message":"{}"}})", int{kError}, simulator::name(span.outcome));
}

struct Place {
  const Trace* trace;
  SpanId span;
};

void write(const TraceSet& set, const Place& place, std::string& out) {
  const Trace& trace = *place.trace;
  const Span& span = trace.spans[place.span];
  const std::string parent = span.parent == kNoSpan ? "" : spanId(set, trace, span.parent);
  fmt::format_to(std::back_inserter(out),
                 R"({{"traceId":"{}","spanId":"{}","parentSpanId":"{}","name":{},"kind":{},)"
                 R"("startTimeUnixNano":"{}","endTimeUnixNano":"{}","attributes":{},"status":{}}})",
                 traceId(set, trace), spanId(set, trace, place.span), parent, quoted(name(set, trace, span)),
                 kindOf(set, span), kTraceEpoch + span.begin, kTraceEpoch + span.end,
                 attributesText(attributesOf(set, trace, span)), statusText(span));
}

void writeResource(const TraceSet& set, const std::vector<Place>& places, std::string& out) {
  const Span& first = places.front().trace->spans[places.front().span];
  out += R"({"resource":{"attributes":)" + attributesText(placeOf(set, first)) +
         R"(},"scopeSpans":[{"scope":{"name":"windtunnel"},"spans":[)";
  for (std::size_t i = 0; i < places.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    write(set, places[i], out);
  }
  out += "]}]}";
}

}  // namespace

std::string toOtlpJson(const TraceSet& set) {
  std::map<std::pair<Index, Index>, std::vector<Place>> pods;
  for (const Trace& trace : set.traces)
    for (SpanId id = 0; id < trace.spans.size(); ++id)
      pods[{trace.spans[id].component, trace.spans[id].pod}].push_back({&trace, id});
  std::string out = R"({"resourceSpans":[)";
  const char* separator = "\n";
  for (const auto& [pod, places] : pods) {
    out += separator;
    writeResource(set, places, out);
    separator = ",\n";
  }
  return out + "\n]}\n";
}

}  // namespace windtunnel::simulator
