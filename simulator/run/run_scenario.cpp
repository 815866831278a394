// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/run_scenario.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include "simulator/compile/compile.h"
#include "simulator/engine/engine.h"
#include "simulator/experiment/parallel.h"
#include "simulator/run/tally.h"
#include "simulator/verdict/verdict.h"

namespace windtunnel::simulator {
namespace {

constexpr double kLevel = 0.95;
constexpr int kSlices = 100;  // of a replication, for the progress

// What one replication leaves behind.
struct Ended {
  Tally tally;
  std::shared_ptr<const TraceSet> traces;
};

Ended replication(const Network& network, std::uint64_t index, int replications,
                  const ScenarioOptions& options, std::atomic<int>& slicesDone) {
  Engine engine(network, network.seed, index, options.limits);
  if (options.traces && index == 0) engine.keepTraces(*options.traces);
  const Time end = network.warmup + network.duration;
  StopReason reason = StopReason::HorizonReached;
  for (int slice = 1; slice <= kSlices && isComplete(reason); ++slice) {
    const Time until = slice == kSlices ? end : end / kSlices * slice;
    reason = engine.advance(until);
    const int done = ++slicesDone;
    if (options.permille) options.permille->store(done * 1000 / (kSlices * replications));
  }
  return {takeTally(network, engine, reason), tracesOf(network, engine)};
}

}  // namespace

model::Result<ScenarioRuns> runReplications(const model::Design& design, const std::string& scenario,
                                            const ScenarioOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  model::Result<Network> compiled = compile(design, scenario);
  if (!compiled) return compiled.error();
  Network& network = compiled.value();
  if (options.seed) network.seed = *options.seed;
  if (options.duration) network.duration = *options.duration;
  const int count = std::max(1, options.replications.value_or(network.replications));
  std::atomic<int> slicesDone = 0;
  const std::vector<Ended> ended = replicate(count, options.threads, [&](int index) {
    return replication(network, static_cast<std::uint64_t>(index), count, options, slicesDone);
  });
  ScenarioRuns runs;
  Tally sum = ended.front().tally;
  for (const Ended& one : ended) {
    addSamples(network, one.tally, runs.samples);
    if (&one != &ended.front()) merge(sum, one.tally);
  }
  runs.results = figuresOf(network, sum);
  if (count > 1) runs.results.intervals = intervalsOf(runs.samples, kLevel);
  runs.results.wallClock = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  runs.results.verdicts = verdictsOf(network, sum, runs.results);
  runs.results.traces = ended.front().traces;
  return runs;
}

model::Result<Results> runScenario(const model::Design& design, const std::string& scenario,
                                   const ScenarioOptions& options) {
  model::Result<ScenarioRuns> runs = runReplications(design, scenario, options);
  if (!runs) return runs.error();
  return std::move(runs.value().results);
}

}  // namespace windtunnel::simulator
