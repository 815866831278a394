// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/experiment/sweep.h"

#include <algorithm>
#include <mutex>
#include <thread>

#include "simulator/experiment/parallel.h"

namespace windtunnel::simulator {
namespace {

// The diagnostic of a design that cannot be simulated names a place; this adds the point it is about.
model::Diagnostic atPoint(model::Diagnostic diagnostic, const SweepPlan& plan, std::size_t position) {
  std::string settings;
  for (std::size_t i = 0; i < plan.parameters.size(); ++i)
    settings += (i > 0 ? ", " : "") + plan.parameters[i] + "=" + plan.points[position][i];
  diagnostic.message += " (at " + settings + ")";
  return diagnostic;
}

int threadsFor(int asked) {
  return asked > 0 ? asked : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace

int SweepProgress::permille() const {
  long long sum = 0;
  for (const std::atomic<int>& one : m_permilles) sum += one.load();
  return m_permilles.empty() ? 1000 : static_cast<int>(sum / static_cast<long long>(m_permilles.size()));
}

model::Status runSweep(const model::Design& design, const SweepPlan& plan,
                       const std::vector<std::size_t>& positions, const ScenarioOptions& options,
                       SweepProgress& progress, const PointEnded& ended) {
  const int count = static_cast<int>(positions.size());
  const int threads = threadsFor(options.threads);
  std::vector<std::optional<model::Diagnostic>> refused(positions.size());
  std::mutex reporting;
  const auto run = [&](int index) {
    if (options.limits.cancellation != nullptr && options.limits.cancellation->isCancelled()) return;
    const auto at = static_cast<std::size_t>(index);
    const std::size_t position = positions[at];
    ScenarioOptions one = options;
    one.seed = plan.seed;
    one.replications = plan.replications;
    one.threads = std::max(1, threads / std::max(1, count));
    one.permille = &progress.of(at);
    const model::Result<model::Design> changed = designAt(design, plan.parameters, plan.points[position]);
    const model::Result<Results> results =
        changed ? runScenario(*changed, plan.scenario, one) : model::Result<Results>(changed.error());
    if (!results) {
      refused[at] = atPoint(results.error(), plan, position);
    } else if (results->stopReason != StopReason::Cancelled) {
      const std::lock_guard lock(reporting);
      ended(position, *results);
    }
  };
  forEachIndex(count, threads, run);
  for (auto& diagnostic : refused)
    if (diagnostic) return *std::move(diagnostic);
  return model::okStatus();
}

}  // namespace windtunnel::simulator
