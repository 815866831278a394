// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/run_scenario.h"

#include <algorithm>
#include <chrono>

#include "simulator/compile/compile.h"
#include "simulator/engine/engine.h"
#include "simulator/experiment/parallel.h"
#include "simulator/run/tally.h"
#include "simulator/verdict/verdict.h"

namespace windtunnel::simulator {
namespace {

constexpr double kLevel = 0.95;
constexpr int kSlices = 100;  // of a replication, for the progress

// What an interval is made of: the figures of one replication, whose histograms the sum then takes over.
struct KeyFigures {
  std::vector<double> rate, errorShare, mean, p50, p95, p99;
};

Tally replication(const Network& network, std::uint64_t index, int replications,
                  const ScenarioOptions& options, std::atomic<int>& slicesDone) {
  Engine engine(network, network.seed, index, options.limits);
  const Time end = network.warmup + network.duration;
  StopReason reason = StopReason::HorizonReached;
  for (int slice = 1; slice <= kSlices && isComplete(reason); ++slice) {
    const Time until = slice == kSlices ? end : end / kSlices * slice;
    reason = engine.advance(until);
    const int done = ++slicesDone;
    if (options.permille) options.permille->store(done * 1000 / (kSlices * replications));
  }
  return takeTally(network, engine, reason);
}

void note(const Tally& tally, std::vector<KeyFigures>& all) {
  all.resize(tally.workloads.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const FlowTally& flow = tally.workloads[i].flow;
    all[i].rate.push_back(tally.seconds > 0 ? static_cast<double>(total(flow.outcomes)) / tally.seconds : 0);
    all[i].errorShare.push_back(failureShare(flow.outcomes));
    all[i].mean.push_back(flow.latency.mean() * 1e-9);
    all[i].p50.push_back(toSeconds(flow.latency.quantile(0.50)));
    all[i].p95.push_back(toSeconds(flow.latency.quantile(0.95)));
    all[i].p99.push_back(toSeconds(flow.latency.quantile(0.99)));
  }
}

std::vector<WorkloadIntervals> intervalsOf(const Network& network, const std::vector<KeyFigures>& all) {
  std::vector<WorkloadIntervals> intervals;
  for (std::size_t i = 0; i < all.size(); ++i)
    intervals.push_back({network.workloads[i].id, confidence(all[i].rate, kLevel),
                         confidence(all[i].errorShare, kLevel), confidence(all[i].mean, kLevel),
                         confidence(all[i].p50, kLevel), confidence(all[i].p95, kLevel),
                         confidence(all[i].p99, kLevel)});
  return intervals;
}

}  // namespace

model::Result<Results> runScenario(const model::Design& design, const std::string& scenario,
                                   const ScenarioOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  model::Result<Network> compiled = compile(design, scenario);
  if (!compiled) return compiled.error();
  Network& network = compiled.value();
  if (options.seed) network.seed = *options.seed;
  if (options.duration) network.duration = *options.duration;
  const int count = std::max(1, options.replications.value_or(network.replications));
  std::atomic<int> slicesDone = 0;
  const std::vector<Tally> tallies = replicate(count, options.threads, [&](int index) {
    return replication(network, static_cast<std::uint64_t>(index), count, options, slicesDone);
  });
  Tally sum = tallies.front();
  std::vector<KeyFigures> key;
  note(sum, key);
  for (std::size_t i = 1; i < tallies.size(); ++i) {
    note(tallies[i], key);
    merge(sum, tallies[i]);
  }
  Results results = figuresOf(network, sum);
  if (count > 1) results.intervals = intervalsOf(network, key);
  results.wallClock = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  results.verdicts = verdictsOf(network, sum, results);
  return results;
}

}  // namespace windtunnel::simulator
