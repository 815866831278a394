// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <filesystem>
#include <map>

#include "model/io/document_file.h"
#include "simulator/simulation.h"

namespace windtunnel::bench {
namespace {

/// Ten simulated minutes of the first scenario of a template, on one thread.
void simulateTemplate(benchmark::State& state, const model::Design& design) {
  std::uint64_t events = 0, requests = 0;
  double simulated = 0;
  for (auto _ : state) {
    simulator::RunOptions options;
    options.warmup = 0;
    options.duration = 600 * simulator::kSecond;
    auto run = simulator::Run::create(design, "", options);
    if (!run.ok() || run->advance(run->end()) != simulator::StopReason::HorizonReached) {
      state.SkipWithError("the template cannot be simulated");
      return;
    }
    const simulator::Results results = run->result();
    events += results.events;
    requests += results.requests;
    simulated += simulator::toSeconds(run->now());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
  state.counters["requests"] = benchmark::Counter(static_cast<double>(requests), benchmark::Counter::kIsRate);
  state.counters["times_real_time"] = benchmark::Counter(simulated, benchmark::Counter::kIsRate);
}

}  // namespace
}  // namespace windtunnel::bench

int main(int argc, char** argv) {
  using namespace windtunnel;
  std::map<std::string, model::Design> designs;
  for (const auto& entry : std::filesystem::directory_iterator(WINDTUNNEL_TEMPLATES)) {
    model::ReadResult read = model::readDesignFile(entry.path().string());
    if (read.ok()) designs.emplace(entry.path().stem().stem().string(), read.document->design);
  }
  for (const auto& [name, design] : designs)
    benchmark::RegisterBenchmark(name.c_str(), [&design](benchmark::State& state) {
      bench::simulateTemplate(state, design);
    })->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
