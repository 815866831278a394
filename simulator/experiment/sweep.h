// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <vector>

#include "simulator/experiment/sweep_plan.h"
#include "simulator/run/run_scenario.h"

namespace windtunnel::simulator {

/// How far the points of a sweep have come, for a progress bar in another thread.
class SweepProgress {
 public:
  explicit SweepProgress(std::size_t points) : m_permilles(points) {}
  std::atomic<int>& of(std::size_t point) { return m_permilles[point]; }
  /// Of all points together, up to 1000.
  int permille() const;

 private:
  std::deque<std::atomic<int>> m_permilles;
};

/// Which part of the points: those whose position leaves `index` when divided by `count`.
struct Shard {
  std::size_t index = 0;
  std::size_t count = 1;
  bool has(std::size_t position) const { return position % count == index; }
};

/// Takes the results of the point at a position of the plan; calls do not overlap.
using PointEnded = std::function<void(std::size_t position, const Results& results)>;

/// Runs the points at these positions, as many at a time as `options` has threads. Points that were cancelled
/// are not reported. Answers the diagnostic of the first point that cannot be simulated; the others are
/// reported all the same.
model::Status runSweep(const model::Design& design, const SweepPlan& plan,
                       const std::vector<std::size_t>& positions, const ScenarioOptions& options,
                       SweepProgress& progress, const PointEnded& ended);

}  // namespace windtunnel::simulator
