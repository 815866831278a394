// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>

#include "model/io/design_reader.h"
#include "simulator/analytic/estimate.h"
#include "simulator/compile/compile.h"

namespace windtunnel::bench {
namespace {

/// Services in five layers, each calling two of the next layer and a database, with timeouts and retries:
/// some thirty calls for each request of a user, and as many to databases.
model::Design layers(int components) {
  const int services = components * 9 / 10 - 1;
  const int databases = components - services - 1;
  const int width = (services + 4) / 5;
  std::string parts = "  users: {kind: client}\n";
  std::string arrows;
  for (int i = 0; i < databases; ++i) parts += fmt::format("  db{}: {{kind: database, cpu: 4}}\n", i);
  for (int i = 0; i < services; ++i) {
    std::string steps = "{work: lognormal(median 1ms, p99 5ms)}";
    for (const int to : {i + width, i + width + 1}) {
      if (to >= services) continue;
      steps += fmt::format(", {{call: s{}/go}}", to);
      arrows += fmt::format("  s{} -> s{}: {{timeout: 2s, retries: {{attempts: 2}}}}\n", i, to);
    }
    steps += fmt::format(", {{call: db{}/read}}", i % databases);
    arrows += fmt::format("  s{} -> db{}: {{timeout: 1s}}\n", i, i % databases);
    parts += fmt::format(
        "  s{}: {{kind: service, cpu: 2, replicas: 4, operations: {{go: {{steps: [{}]}}}}}}\n", i, steps);
  }
  for (int i = 0; i < std::min(width, services); ++i) arrows += fmt::format("  users -> s{}: {{}}\n", i);
  const model::ReadResult read = model::readDesign(
      "formatVersion: 1\ncomponents:\n" + parts + "connections:\n" + arrows +
          "workloads: {load: {from: users, arrivals: poisson(" + fmt::to_string(10 * components) + "/s)}}\n",
      "layers.windtunnel.yaml");
  return read.ok() ? read.document->design : model::Design();
}

void estimateCompiled(benchmark::State& state) {
  const auto network = simulator::compile(layers(static_cast<int>(state.range(0))), "");
  if (!network.ok()) return state.SkipWithError("the design cannot be compiled");
  for (auto _ : state) benchmark::DoNotOptimize(simulator::estimate(*network));
  state.counters["highest use"] = simulator::estimate(*network).bottleneck->utilisation;
}
BENCHMARK(estimateCompiled)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

void compileAndEstimate(benchmark::State& state) {
  const model::Design design = layers(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(simulator::estimate(design, ""));
}
BENCHMARK(compileAndEstimate)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace windtunnel::bench

BENCHMARK_MAIN();
