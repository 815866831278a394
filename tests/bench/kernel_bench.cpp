// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>

#include "tests/bench/kernel_models.h"
#include "tests/bench/plain_baseline.h"

namespace windtunnel::bench {
namespace {

constexpr std::uint32_t kPending = 10'000;
constexpr std::uint64_t kHoldEvents = 1'000'000;
constexpr std::uint64_t kCustomers = 500'000;
constexpr double kUtilisation = 0.8;

void holdPlain(benchmark::State& state) {
  std::uint64_t events = 0;
  for (auto _ : state) events += plainHold(kPending, kHoldEvents);
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
}

void holdKernel(benchmark::State& state) {
  std::uint64_t events = 0;
  for (auto _ : state) {
    HoldModel model(kPending);
    simulator::RunLimits limits;
    limits.maxEvents = kHoldEvents;
    model.simulation.runUntil(simulator::kEndOfTime, model, limits);
    events += model.simulation.executedEvents();
    benchmark::DoNotOptimize(model.simulation.fingerprint());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
}

void mm1Plain(benchmark::State& state) {
  std::uint64_t events = 0;
  double mean = 0;
  for (auto _ : state) events += plainMM1(kUtilisation, kCustomers, mean);
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
  state.counters["mean"] = mean / kMean;
}

void mm1Kernel(benchmark::State& state) {
  std::uint64_t events = 0;
  double mean = 0;
  for (auto _ : state) {
    MM1Model model(kUtilisation, 1);
    simulator::RunLimits limits;
    limits.maxEvents = 2 * kCustomers;
    model.simulation.runUntil(simulator::kEndOfTime, model, limits);
    events += model.simulation.executedEvents();
    mean = model.sum / static_cast<double>(model.first);
    benchmark::DoNotOptimize(model.simulation.fingerprint());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
  state.counters["mean"] = mean / kMean;
}

/// The console report, followed by the ratios of the fastest repetitions, which other programs disturb least.
class RatioReporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs)
      if (run.run_type == Run::RT_Iteration) {
        const auto [entry, isNew] = m_seconds.emplace(run.run_name.function_name, run.GetAdjustedCPUTime());
        if (!isNew) entry->second = std::min(entry->second, run.GetAdjustedCPUTime());
      }
  }

  void Finalize() override {
    ConsoleReporter::Finalize();
    print("hold", "hold model, 10000 pending");
    print("mm1", "M/M/1, utilisation 0.8");
  }

 private:
  void print(const std::string& model, const char* title) {
    const double plain = m_seconds[model + "/plain"];
    const double kernel = m_seconds[model + "/kernel"];
    if (plain > 0 && kernel > 0) std::printf("%s: %.2f times the plain loop\n", title, plain / kernel);
  }

  std::map<std::string, double> m_seconds;
};

}  // namespace
}  // namespace windtunnel::bench

int main(int argc, char** argv) {
  using namespace windtunnel::bench;
  benchmark::RegisterBenchmark("hold/plain", holdPlain)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("hold/kernel", holdKernel)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("mm1/plain", mm1Plain)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("mm1/kernel", mm1Kernel)->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  RatioReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return 0;
}
