// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Whole systems through the public API, on one thread, with all metrics on: requests and events in a second
// of wall clock, and the memory of what is in flight. The designs are compiled outside the measured time.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <chrono>
#include <string>

#include "model/io/document_file.h"
#include "simulator/simulation.h"
#include "tests/bench/layered_design.h"

namespace windtunnel::bench {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Runs so many simulated seconds of a scenario in each iteration.
void simulate(benchmark::State& state, const model::Design& design, const std::string& scenario,
              int seconds) {
  std::uint64_t events = 0;
  std::uint64_t requests = 0;
  double tries = 0;
  double wall = 0;
  for (auto _ : state) {
    simulator::RunOptions options;
    options.duration = seconds * simulator::kSecond;
    auto run = simulator::Run::create(design, scenario, options);
    if (!run.ok()) return state.SkipWithError("the design cannot be compiled");
    const auto start = Clock::now();
    if (run->advance(run->end()) != simulator::StopReason::HorizonReached)
      return state.SkipWithError("the run did not reach its end");
    const simulator::Results results = run->result();
    const double took = secondsSince(start);
    state.SetIterationTime(took);
    wall += took;
    events += results.events;
    requests += results.requests;
    for (const simulator::ConnectionFigures& arrow : results.connections)
      tries += static_cast<double>(arrow.tries);
  }
  state.counters["requests/s"] = static_cast<double>(requests) / wall;
  state.counters["events/s"] = static_cast<double>(events) / wall;
  state.counters["tries/request"] = tries / static_cast<double>(requests);
}

void ofFile(benchmark::State& state, const std::string& file, const std::string& scenario, int seconds) {
  const model::ReadResult read = model::readDesignFile(file);
  if (!read.ok()) return state.SkipWithError("the design cannot be read");
  simulate(state, read.document->design, scenario, seconds);
}

// Half a million requests or so: enough for what happens once in a run to be a small part of it.
#define WINDTUNNEL_SYSTEM(name, file, scenario, seconds)         \
  void name(benchmark::State& state) {                           \
    ofFile(state, WINDTUNNEL_TEST_DATA file, scenario, seconds); \
  }                                                              \
  BENCHMARK(name)->Unit(benchmark::kMillisecond)->UseManualTime()

WINDTUNNEL_SYSTEM(mm1, "/bench/systems/mm1.windtunnel.yaml", "steady", 1000);
WINDTUNNEL_SYSTEM(threeTiers, "/bench/systems/three_tiers.windtunnel.yaml", "steady", 800);
WINDTUNNEL_SYSTEM(uqsimTwoTier, "/oracle/designs/uqsim_two_tier.windtunnel.yaml", "kqps-100", 5);
WINDTUNNEL_SYSTEM(socialNetwork, "/bench/systems/social_network.windtunnel.yaml", "steady", 400);

/// A thousand components, two pods a service, a million requests.
void thousandServices(benchmark::State& state) {
  model::Design design = layeredDesign(1112, 1000, 2);
  std::uint64_t requests = 0;
  std::uint64_t events = 0;
  double wall = 0;
  for (auto _ : state) {
    const auto start = Clock::now();
    simulator::RunOptions options;
    options.warmup = 0;
    options.duration = 1000 * simulator::kSecond;
    auto run = simulator::Run::create(design, "", options);
    if (!run.ok() || run->advance(run->end()) != simulator::StopReason::HorizonReached)
      return state.SkipWithError("the run did not reach its end");
    const simulator::Results results = run->result();
    state.SetIterationTime(secondsSince(start));
    wall += secondsSince(start);
    requests += results.requests;
    events += results.events;
  }
  state.counters["requests/s"] = static_cast<double>(requests) / wall;
  state.counters["events/s"] = static_cast<double>(events) / wall;
}
BENCHMARK(thousandServices)->Unit(benchmark::kSecond)->UseManualTime()->Iterations(1);

}  // namespace
}  // namespace windtunnel::bench

BENCHMARK_MAIN();
