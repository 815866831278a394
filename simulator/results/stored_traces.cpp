// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/results/stored_traces.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <numeric>
#include <vector>

#include "simulator/random/hash_key.h"

namespace windtunnel::simulator {
namespace {

using Json = nlohmann::json;

std::size_t bytesOf(const Json& value) {
  return Json::to_cbor(value).size();
}

// Small numbers take one byte, and most indices are small or none.
std::uint32_t packed(std::uint32_t index) {
  return index + 1;
}

Json written(const Span& span, Time origin) {
  return {span.begin - origin,
          span.length(),
          span.work,
          span.throttled,
          packed(span.parent),
          packed(span.component),
          packed(span.pod),
          packed(span.connection),
          packed(span.operation),
          span.call,
          span.attempt,
          static_cast<int>(span.kind),
          static_cast<int>(span.outcome),
          span.faults,
          span.isAbandoned};
}

Json written(const Trace& trace) {
  Json spans = Json::array();
  for (const Span& span : trace.spans) spans.push_back(written(span, trace.begin()));
  return {trace.number,        trace.workload,       trace.entry,   trace.leftOut,
          trace.isHeadSampled, trace.isAmongSlowest, trace.begin(), spans};
}

Json namesOf(const TraceSet& set) {
  Json names{{"components", Json::array()},  {"pods", Json::array()},      {"connections", set.connections},
             {"operations", set.operations}, {"workloads", Json::array()}, {"faults", Json::array()}};
  for (const auto& one : set.components) names["components"].push_back({one.id, one.kind});
  for (const auto& one : set.pods) names["pods"].push_back({packed(one.component), one.ordinal, one.zone});
  for (const auto& one : set.workloads) names["workloads"].push_back({one.id, one.entries});
  for (const auto& one : set.faults) names["faults"].push_back({one.description, one.begin, one.end});
  return names;
}

/// Which traces are written, and what is left of the sample.
struct TraceChoice {
  std::vector<char> isWritten;  // by position
  std::vector<char> isSampled;
  double sampledShare = 1;
};

std::vector<std::size_t> positionsOf(const TraceSet& set, bool Trace::*mark) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < set.traces.size(); ++i)
    if (set.traces[i].*mark) positions.push_back(i);
  return positions;
}

// A prefix in an order that has nothing to do with the requests is as even a sample as all.
std::vector<std::size_t> shuffledSample(const TraceSet& set) {
  std::vector<std::size_t> sample = positionsOf(set, &Trace::isHeadSampled);
  const auto key = [&set](std::size_t i) {
    return hashKey(set.traces[i].number ^ (static_cast<std::uint64_t>(set.traces[i].workload) << 48));
  };
  std::sort(sample.begin(), sample.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return sample;
}

TraceChoice chooseFrom(const TraceSet& set, std::size_t room) {
  TraceChoice choice{std::vector<char>(set.traces.size()), std::vector<char>(set.traces.size()), 1};
  const auto write = [&](std::size_t i) {
    if (choice.isWritten[i]) return true;
    const std::size_t bytes = bytesOf(written(set.traces[i]));
    if (bytes > room) return false;
    room -= bytes;
    choice.isWritten[i] = 1;
    return true;
  };
  std::vector<std::size_t> slowest = positionsOf(set, &Trace::isAmongSlowest);
  std::stable_sort(slowest.begin(), slowest.end(), [&](std::size_t a, std::size_t b) {
    return set.traces[a].latency() > set.traces[b].latency();
  });
  for (const std::size_t i : slowest)
    if (!write(i)) break;
  const std::vector<std::size_t> sample = shuffledSample(set);
  std::size_t sampled = 0;
  while (sampled < sample.size() && write(sample[sampled])) choice.isSampled[sample[sampled++]] = 1;
  if (!sample.empty())
    choice.sampledShare = static_cast<double>(sampled) / static_cast<double>(sample.size());
  return choice;
}

}  // namespace

StoredTraces storedTraces(const TraceSet& set, std::size_t mostBytes) {
  Json out{{"version", kTraceVersion}, {"scenario", set.scenario},     {"seed", set.seed},
           {"names", namesOf(set)},    {"unobserved", set.unobserved}, {"traces", Json::array()}};
  const std::size_t taken = bytesOf(out) + 16;
  const TraceChoice choice = chooseFrom(set, taken < mostBytes ? mostBytes - taken : 0);
  StoredTraces stored;
  for (std::size_t i = 0; i < set.traces.size(); ++i) {
    if (!choice.isWritten[i]) continue;
    Json trace = written(set.traces[i]);
    trace[4] = choice.isSampled[i] != 0;
    out["traces"].push_back(std::move(trace));
    ++stored.count;
  }
  out["share"] = set.share * choice.sampledShare;
  const std::vector<std::uint8_t> bytes = Json::to_cbor(out);
  stored.content.assign(bytes.begin(), bytes.end());
  return stored;
}

}  // namespace windtunnel::simulator
