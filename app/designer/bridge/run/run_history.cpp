// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/run_history.h"

#include <algorithm>

namespace windtunnel::app {
namespace {

// Components times instants kept: some hundred megabytes at most.
constexpr std::size_t kMostFigures = 400'000;

}  // namespace

void RunHistory::add(simulator::Snapshot snapshot) {
  if (!m_snapshots.empty() && m_snapshots.back().now >= snapshot.now) return;
  m_snapshots.push_back(std::move(snapshot));
  const std::size_t figures = m_snapshots.size() * (m_snapshots.back().components.size() + 1);
  if (figures <= kMostFigures) return;
  std::vector<simulator::Snapshot> thinned;
  for (std::size_t i = 0; i < m_snapshots.size(); i += 2) thinned.push_back(std::move(m_snapshots[i]));
  m_snapshots = std::move(thinned);
}

const simulator::Snapshot* RunHistory::at(double seconds) const {
  const auto instant = static_cast<simulator::Time>(seconds * 1e9);
  const auto after =
      std::upper_bound(m_snapshots.begin(), m_snapshots.end(), instant,
                       [](simulator::Time time, const auto& snapshot) { return time < snapshot.now; });
  return after == m_snapshots.begin() ? nullptr : &*std::prev(after);
}

std::vector<Sample> RunHistory::series(
    const std::function<double(const simulator::Snapshot&)>& figure) const {
  std::vector<Sample> samples;
  samples.reserve(m_snapshots.size());
  for (const simulator::Snapshot& snapshot : m_snapshots)
    samples.push_back({simulator::toSeconds(snapshot.now), figure(snapshot)});
  return samples;
}

}  // namespace windtunnel::app
