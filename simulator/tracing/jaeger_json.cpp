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

std::string tag(const std::string& key, const AttributeValue& value) {
  if (const auto* text = std::get_if<std::string>(&value))
    return fmt::format(R"({{"key":"{}","type":"string","value":{}}})", key, quoted(*text));
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return fmt::format(R"({{"key":"{}","type":"int64","value":{}}})", key, *number);
  return fmt::format(R"({{"key":"{}","type":"bool","value":{}}})", key, std::get<bool>(value));
}

std::string tags(const Attributes& attributes) {
  std::string text = "[";
  for (const auto& [key, value] : attributes) text += (text.size() > 1 ? "," : "") + tag(key, value);
  return text + "]";
}

Attributes tagsOf(const TraceSet& set, const Trace& trace, const Span& span) {
  Attributes attributes = attributesOf(set, trace, span);
  if (span.kind == SpanKind::Service) attributes.emplace_back("span.kind", "server");
  if (span.kind == SpanKind::Attempt) attributes.emplace_back("span.kind", "client");
  if (hasOutcome(span) && span.outcome != Outcome::Ok) attributes.emplace_back("error", true);
  return attributes;
}

// The processes of a trace: the service, and what else is known of its place.
class Processes {
 public:
  explicit Processes(const TraceSet& set) : m_set(set) {}

  std::string idOf(const Span& span) {
    const auto [found, isNew] = m_numbers.try_emplace({span.component, span.pod}, m_numbers.size() + 1);
    if (isNew) m_text += (m_text.empty() ? "" : ",") + describe(found->second, span);
    return fmt::format("p{}", found->second);
  }

  const std::string& text() const { return m_text; }

 private:
  std::string describe(std::size_t number, const Span& span) const {
    Attributes place = placeOf(m_set, span);
    place.erase(place.begin());
    return fmt::format(R"("p{}":{{"serviceName":{},"tags":{}}})", number,
                       quoted(m_set.components[span.component].id), tags(place));
  }

  const TraceSet& m_set;
  std::map<std::pair<Index, Index>, std::size_t> m_numbers;
  std::string m_text;
};

// Both ends are rounded down, so that parts stay within their wholes.
void write(const TraceSet& set, const Trace& trace, SpanId id, const std::string& process, std::string& out) {
  const Span& span = trace.spans[id];
  const std::string traceText = traceId(set, trace);
  const std::string parent = span.parent == kNoSpan
                                 ? ""
                                 : fmt::format(R"({{"refType":"CHILD_OF","traceID":"{}","spanID":"{}"}})",
                                               traceText, spanId(set, trace, span.parent));
  const Time begin = (kTraceEpoch + span.begin) / kMicrosecond;
  const Time end = (kTraceEpoch + span.end) / kMicrosecond;
  fmt::format_to(std::back_inserter(out),
                 R"({{"traceID":"{}","spanID":"{}","operationName":{},"references":[{}],"startTime":{},)"
                 R"("duration":{},"tags":{},"logs":[],"processID":"{}","warnings":null}})",
                 traceText, spanId(set, trace, id), quoted(name(set, trace, span)), parent, begin,
                 end - begin, tags(tagsOf(set, trace, span)), process);
}

void write(const TraceSet& set, const Trace& trace, std::string& out) {
  Processes processes(set);
  out += R"({"traceID":")" + traceId(set, trace) + R"(","spans":[)";
  for (SpanId id = 0; id < trace.spans.size(); ++id) {
    out += id == 0 ? "\n" : ",\n";
    write(set, trace, id, processes.idOf(trace.spans[id]), out);
  }
  out += R"(],"processes":{)" + processes.text() + R"(},"warnings":null})";
}

}  // namespace

std::string toJaegerJson(const TraceSet& set) {
  std::string out = R"({"data":[)";
  for (std::size_t i = 0; i < set.traces.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    write(set, set.traces[i], out);
  }
  return out + "\n]" + R"(,"total":0,"limit":0,"offset":0,"errors":null})" + "\n";
}

}  // namespace windtunnel::simulator
