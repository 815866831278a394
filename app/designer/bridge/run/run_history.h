// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/designer/charts/decimation.h"
#include "simulator/run/snapshot.h"

namespace windtunnel::app {

/// What a run looked like at each simulated second, bounded in memory: when there is too much of it every
/// second snapshot of the past is dropped.
class RunHistory {
 public:
  void clear() { m_snapshots.clear(); }
  void add(simulator::Snapshot snapshot);

  bool empty() const { return m_snapshots.empty(); }
  const std::vector<simulator::Snapshot>& snapshots() const { return m_snapshots; }

  /// The last snapshot at or before an instant, in seconds; null when there is none.
  const simulator::Snapshot* at(double seconds) const;

  /// One figure over time.
  std::vector<Sample> series(const std::function<double(const simulator::Snapshot&)>& figure) const;

 private:
  std::vector<simulator::Snapshot> m_snapshots;
};

}  // namespace windtunnel::app
