// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/kubernetes/recording.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace windtunnel::oracle {
namespace {

using simulator::PodState;
using simulator::Snapshot;

const Snapshot::Component& find(const Snapshot& snapshot, const std::string& id) {
  for (const Snapshot::Component& one : snapshot.components)
    if (one.id == id) return one;
  throw std::runtime_error("no component " + id);
}

PodCount countOf(const Snapshot::Component& component, std::size_t first) {
  PodCount count;
  for (const Snapshot::Pod& pod : component.pods) {
    const bool isReady = pod.state == PodState::Ready;
    count.pods += isReady || pod.state == PodState::Starting ? 1 : 0;
    count.ready += isReady ? 1 : 0;
    count.newReady += isReady && static_cast<std::size_t>(pod.index) >= first ? 1 : 0;
  }
  return count;
}

template <typename Holds>
double firstWhere(const Recording& recording, double from, Holds holds) {
  for (const nlohmann::json& row : recording.rows)
    if (row["at"].get<double>() >= from && holds(row)) return row["at"].get<double>();
  return -1;
}

}  // namespace

Recording recordingOf(const std::string& name) {
  std::ifstream file(WINDTUNNEL_TEST_DATA "/oracle/kubernetes/recordings/" + name + ".json");
  if (!file) throw std::runtime_error("there is no recording " + name);
  const nlohmann::json read = nlohmann::json::parse(file);
  return {read.at("given"), read.at("rows")};
}

const nlohmann::json& rowAt(const Recording& recording, double seconds) {
  const nlohmann::json* row = &recording.rows.front();
  for (const nlohmann::json& one : recording.rows)
    if (one["at"].get<double>() <= seconds) row = &one;
  return *row;
}

double firstAtLeast(const Recording& recording, const char* field, int value, double from) {
  return firstWhere(recording, from,
                    [&](const nlohmann::json& row) { return row[field].get<int>() >= value; });
}

double firstAtMost(const Recording& recording, const char* field, int value, double from) {
  return firstWhere(recording, from,
                    [&](const nlohmann::json& row) { return row[field].get<int>() <= value; });
}

std::vector<PodCount> watchPods(simulator::Run& run, const std::string& component, double until, double step,
                                std::size_t first) {
  std::vector<PodCount> counts;
  for (double at = step; at <= until; at += step) {
    run.advance(static_cast<simulator::Time>(at * 1e9));
    counts.push_back(countOf(find(run.snapshot(), component), first));
    counts.back().at = at;
  }
  const simulator::Results results = run.result();
  if (!results.isConserved || !results.little.holds) throw std::runtime_error("a law is broken");
  return counts;
}

}  // namespace windtunnel::oracle
