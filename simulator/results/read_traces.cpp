// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "simulator/results/stored_traces.h"

/// Stored traces back from their bytes, which may be damaged: nothing in them is believed unseen.
namespace windtunnel::simulator {
namespace {

using Json = nlohmann::json;

std::uint32_t unpacked(const Json& value) {
  return value.get<std::uint32_t>() - 1;
}

// A sum of three of them does not overflow.
Time timeOf(const Json& in) {
  const Time time = in.get<Time>();
  if (time < 0 || time > kEndOfTime / 4) throw std::out_of_range("a time in stored traces");
  return time;
}

Span spanOf(const Json& in, Time origin) {
  Span span;
  span.begin = origin + timeOf(in.at(0));
  span.end = span.begin + timeOf(in.at(1));
  span.work = timeOf(in.at(2));
  span.throttled = timeOf(in.at(3));
  span.parent = unpacked(in.at(4));
  span.component = unpacked(in.at(5));
  span.pod = unpacked(in.at(6));
  span.connection = unpacked(in.at(7));
  span.operation = unpacked(in.at(8));
  span.call = in.at(9).get<std::uint32_t>();
  span.attempt = in.at(10).get<std::uint16_t>();
  span.kind = static_cast<SpanKind>(in.at(11).get<std::uint8_t>());
  span.outcome = static_cast<Outcome>(in.at(12).get<std::uint8_t>());
  span.faults = in.at(13).get<std::uint8_t>();
  span.isAbandoned = in.at(14).get<bool>();
  return span;
}

Trace traceOf(const Json& in) {
  Trace trace;
  trace.number = in.at(0).get<std::uint64_t>();
  trace.workload = in.at(1).get<Index>();
  trace.entry = in.at(2).get<std::uint32_t>();
  trace.leftOut = in.at(3).get<std::uint32_t>();
  trace.isHeadSampled = in.at(4).get<bool>();
  trace.isAmongSlowest = in.at(5).get<bool>();
  const Time origin = timeOf(in.at(6));
  for (const Json& span : in.at(7)) trace.spans.push_back(spanOf(span, origin));
  return trace;
}

void readNames(const Json& in, TraceSet& set) {
  for (const Json& one : in.at("components"))
    set.components.push_back({one.at(0).get<std::string>(), one.at(1).get<std::string>()});
  for (const Json& one : in.at("pods"))
    set.pods.push_back({unpacked(one.at(0)), one.at(1).get<std::uint32_t>(), one.at(2).get<std::string>()});
  set.connections = in.at("connections").get<std::vector<std::string>>();
  set.operations = in.at("operations").get<std::vector<std::string>>();
  for (const Json& one : in.at("workloads"))
    set.workloads.push_back({one.at(0).get<std::string>(), one.at(1).get<std::vector<std::string>>()});
  for (const Json& one : in.at("faults"))
    set.faults.push_back({one.at(0).get<std::string>(), one.at(1).get<Time>(), one.at(2).get<Time>()});
}

template <class Names>
bool pointsInto(const Names& names, std::uint32_t index, bool isNeeded) {
  return index < names.size() || (index == kNone && !isNeeded);
}

bool isSound(const TraceSet& set, const Span& span, std::size_t position) {
  const bool hasParent = position == 0 ? span.parent == kNoSpan : span.parent < position;
  const bool isTry = span.kind == SpanKind::Attempt;
  const bool isOnArrow = isTry || span.kind == SpanKind::PoolWait || span.kind == SpanKind::Backoff;
  return hasParent && span.length() >= 0 && (span.kind == SpanKind::Request) == (position == 0) &&
         pointsInto(set.components, span.component, true) && pointsInto(set.pods, span.pod, false) &&
         pointsInto(set.connections, span.connection, isOnArrow) &&
         pointsInto(set.operations, span.operation, isTry || span.kind == SpanKind::Service) &&
         span.kind <= SpanKind::Backoff && static_cast<std::size_t>(span.outcome) < kOutcomes;
}

bool isSound(const TraceSet& set, const Trace& trace) {
  if (trace.spans.empty() || trace.workload >= set.workloads.size()) return false;
  if (trace.entry >= set.workloads[trace.workload].entries.size()) return false;
  for (std::size_t i = 0; i < trace.spans.size(); ++i)
    if (!isSound(set, trace.spans[i], i)) return false;
  return true;
}

TraceSet setOf(const Json& in) {
  TraceSet set;
  set.scenario = in.at("scenario").get<std::string>();
  set.seed = in.at("seed").get<std::uint64_t>();
  set.share = in.at("share").get<double>();
  set.unobserved = in.at("unobserved").get<std::uint64_t>();
  readNames(in.at("names"), set);
  for (const Json& trace : in.at("traces")) set.traces.push_back(traceOf(trace));
  return set;
}

}  // namespace

std::optional<TraceSet> readTraces(const std::string& content) {
  const Json in = Json::from_cbor(content, true, false);
  if (!in.is_object() || in.value("version", Json()) != kTraceVersion) return std::nullopt;
  try {
    TraceSet set = setOf(in);
    const auto& pods = set.pods;
    const bool isSoundSet =
        std::all_of(pods.begin(), pods.end(),
                    [&](const auto& pod) { return pod.component < set.components.size(); }) &&
        std::all_of(set.traces.begin(), set.traces.end(),
                    [&](const Trace& trace) { return isSound(set, trace); });
    if (!isSoundSet) return std::nullopt;
    return set;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace windtunnel::simulator
