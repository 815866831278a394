// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/experiment/warmup.h"

#include <algorithm>

#include "simulator/engine/engine.h"
#include "simulator/experiment/parallel.h"
#include "simulator/statistics/confidence.h"

namespace windtunnel::simulator {
namespace {

constexpr std::size_t kWindows = 1000;

// For each workload the average number in flight in each window; empty when the run was stopped.
using Levels = std::vector<std::vector<double>>;

Levels pilot(const Network& network, std::uint64_t replication, const RunLimits& limits) {
  Engine engine(network, network.seed, replication, limits);
  Levels levels(network.workloads.size(), std::vector<double>(kWindows));
  std::vector<double> before(network.workloads.size(), 0);
  for (std::size_t window = 0; window < kWindows; ++window) {
    const Time until = network.duration / static_cast<Time>(kWindows) * static_cast<Time>(window + 1);
    if (!isComplete(engine.advance(until))) return {};
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const double area = engine.world().workloads[i].inFlight.area(until);
      levels[i][window] = area - before[i];
      before[i] = area;
    }
  }
  return levels;
}

void add(Levels& sum, const Levels& levels) {
  for (std::size_t i = 0; i < sum.size(); ++i)
    for (std::size_t window = 0; window < kWindows; ++window) sum[i][window] += levels[i][window];
}

}  // namespace

std::optional<WarmupFound> findWarmup(const Network& network, int pilots, int threads,
                                      const RunLimits& limits) {
  Network whole = network;
  whole.duration = network.warmup + network.duration;
  whole.warmup = 0;
  const std::vector<Levels> runs = replicate(
      pilots, threads, [&](int index) { return pilot(whole, static_cast<std::uint64_t>(index), limits); });
  Levels sum(network.workloads.size(), std::vector<double>(kWindows));
  for (const Levels& levels : runs) {
    if (levels.empty()) return std::nullopt;
    add(sum, levels);
  }
  std::size_t cut = 0;
  for (const std::vector<double>& sequence : sum) cut = std::max(cut, mser5(sequence));
  WarmupFound found;
  found.warmup = whole.duration / static_cast<Time>(kWindows) * static_cast<Time>(cut);
  found.pilots = pilots;
  found.isSteady = cut < kWindows / 2;
  return found;
}

}  // namespace windtunnel::simulator
