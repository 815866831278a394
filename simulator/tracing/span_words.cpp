// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/tracing/span_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "simulator/random/hash_key.h"

namespace windtunnel::simulator::span_words {
namespace {

// Of the numbers an id is made of; ids of nothing but zeros are invalid.
std::uint64_t mixed(const TraceSet& set, const Trace& trace, std::uint64_t salt) {
  const std::uint64_t hash = hashKey(trace.number, hashKey(trace.workload, set.seed) ^ salt);
  return hash == 0 ? 1 : hash;
}

std::string faultsDuring(const TraceSet& set, const Trace& trace) {
  std::string text;
  for (const TraceSet::Fault& fault : set.faults)
    if (fault.begin <= trace.spans.front().end && fault.end >= trace.begin())
      text += (text.empty() ? "" : "; ") + fault.description;
  return text;
}

std::string marks(std::uint8_t faults) {
  std::string text;
  const auto add = [&](FaultMark mark, const char* word) {
    if ((faults & mark) != 0) text += (text.empty() ? "" : ", ") + std::string(word);
  };
  add(kDelayed, "delayed");
  add(kLost, "lost");
  add(kFailed, "failed");
  add(kPodDied, "pod-died");
  return text;
}

void addRequest(const TraceSet& set, const Trace& trace, Attributes& attributes) {
  attributes.emplace_back("windtunnel.workload", set.workloads[trace.workload].id);
  attributes.emplace_back("windtunnel.request", static_cast<std::int64_t>(trace.number));
  attributes.emplace_back("windtunnel.kept", !trace.isAmongSlowest  ? "sampled"
                                             : !trace.isHeadSampled ? "slowest"
                                                                    : "sampled, slowest");
  if (const std::string faults = faultsDuring(set, trace); !faults.empty())
    attributes.emplace_back("windtunnel.faults", faults);
  if (trace.leftOut > 0)
    attributes.emplace_back("windtunnel.spans_left_out", static_cast<std::int64_t>(trace.leftOut));
}

void addAttempt(const TraceSet& set, const Span& span, Attributes& attributes) {
  const std::string& arrow = set.connections[span.connection];
  attributes.emplace_back("windtunnel.arrow", arrow);
  attributes.emplace_back("peer.service", arrow.substr(arrow.find(" -> ") + 4));
  attributes.emplace_back("windtunnel.attempt", std::int64_t{span.attempt} + 1);
}

void addWork(const Span& span, Attributes& attributes) {
  attributes.emplace_back("windtunnel.cpu.work_ns", span.work);
  attributes.emplace_back("windtunnel.cpu.throttled_ns", span.throttled);
  attributes.emplace_back("windtunnel.cpu.contention_ns",
                          std::max<Time>(0, span.length() - span.work - span.throttled));
}

}  // namespace

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string traceId(const TraceSet& set, const Trace& trace) {
  return fmt::format("{:016x}{:016x}", mixed(set, trace, 1), mixed(set, trace, 2));
}

std::string spanId(const TraceSet& set, const Trace& trace, SpanId span) {
  return fmt::format("{:016x}", mixed(set, trace, std::uint64_t{span} + 3));
}

std::string name(const TraceSet& set, const Trace& trace, const Span& span) {
  switch (span.kind) {
    case SpanKind::Request:
      return set.workloads[trace.workload].entries[trace.entry];
    case SpanKind::Attempt:
    case SpanKind::Service:
      return set.operations[span.operation];
    case SpanKind::Branch:
      return "branch";
    case SpanKind::Outbound:
      return "network request";
    case SpanKind::Inbound:
      return "network answer";
    case SpanKind::Queueing:
      return "queue";
    case SpanKind::Cpu:
      return "cpu";
    case SpanKind::Wait:
      return "wait";
    case SpanKind::VolumeWait:
      return "volume wait";
    case SpanKind::LockWait:
      return "lock wait";
    case SpanKind::PoolWait:
      return "pool wait";
    case SpanKind::Backoff:
      return "retry backoff";
  }
  return "";
}

Attributes placeOf(const TraceSet& set, const Span& span) {
  const TraceSet::Component& component = set.components[span.component];
  Attributes place;
  place.emplace_back("service.name", component.id);
  if (span.pod == kNone || component.kind == "client") return place;
  const TraceSet::Pod& pod = set.pods[span.pod];
  place.emplace_back("k8s.pod.name", fmt::format("{}-{}", component.id, pod.ordinal));
  if (!pod.zone.empty()) place.emplace_back("cloud.availability_zone", pod.zone);
  return place;
}

bool hasOutcome(const Span& span) {
  return span.kind <= SpanKind::Branch;
}

Attributes attributesOf(const TraceSet& set, const Trace& trace, const Span& span) {
  Attributes attributes;
  if (span.kind == SpanKind::Request) addRequest(set, trace, attributes);
  if (span.kind == SpanKind::Attempt) addAttempt(set, span, attributes);
  if (span.kind == SpanKind::Cpu) addWork(span, attributes);
  if (span.kind == SpanKind::PoolWait || span.kind == SpanKind::Backoff)
    attributes.emplace_back("windtunnel.arrow", set.connections[span.connection]);
  if (hasOutcome(span) && span.outcome != Outcome::Ok)
    attributes.emplace_back("error.type", simulator::name(span.outcome));
  if (span.faults != 0) attributes.emplace_back("windtunnel.fault", marks(span.faults));
  if (span.isAbandoned) attributes.emplace_back("windtunnel.abandoned", true);
  return attributes;
}

}  // namespace windtunnel::simulator::span_words
