// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "simulator/analytic/estimate.h"
#include "simulator/compile/compile.h"
#include "tests/bench/layered_design.h"

namespace windtunnel::bench {
namespace {

model::Design layers(const benchmark::State& state) {
  const int components = static_cast<int>(state.range(0));
  return layeredDesign(components, 10.0 * components, 4);
}

void estimateCompiled(benchmark::State& state) {
  const auto network = simulator::compile(layers(state), "");
  if (!network.ok()) return state.SkipWithError("the design cannot be compiled");
  for (auto _ : state) benchmark::DoNotOptimize(simulator::estimate(*network));
  state.counters["highest use"] = simulator::estimate(*network).bottleneck->utilisation;
}
BENCHMARK(estimateCompiled)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

void compileAndEstimate(benchmark::State& state) {
  const model::Design design = layers(state);
  for (auto _ : state) benchmark::DoNotOptimize(simulator::estimate(design, ""));
}
BENCHMARK(compileAndEstimate)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace windtunnel::bench

BENCHMARK_MAIN();
