// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/queueing/cpu_sharing.h"

#include <algorithm>

namespace windtunnel::simulator {

// Whoever drives it lets time pass at each moment the quota is used up, so the speed changes at the ends of
// periods only.
void CpuSharing::passPeriods(Time now) {
  while (m_since < now) {
    const Time stop = std::min(now, m_quota.periodEnd());
    if (m_quota.isUsedUp()) {
      m_throttled += static_cast<double>(stop - m_since);
      m_since = stop;
    } else {
      const double before = m_used;
      pass(stop);
      m_quota.use(m_used - before);
    }
    if (stop == m_quota.periodEnd()) m_quota.beginNextPeriod();
  }
}

void CpuSharing::takeShare(Time now, double share) {
  constexpr double kMost = 0.999;
  advance(now);
  bookTaken(now);
  m_takenCores = m_quota.whole() * std::min(share, kMost);
  m_quota.leave(1 - std::min(share, kMost));
}

void CpuSharing::bookTaken(Time now) {
  m_taken += m_takenCores * m_granted * static_cast<double>(now - m_takenSince);
  m_takenSince = now;
}

void CpuSharing::confine(Time now, double share) {
  advance(now);
  bookTaken(now);
  m_granted = share;
  m_ceiling = share < 1 ? demand() * share : kUnlimited;
}

void CpuSharing::remove(Time now, std::uint32_t owner) {
  advance(now);
  const auto found =
      std::find_if(m_jobs.begin(), m_jobs.end(), [owner](const Job& job) { return job.owner == owner; });
  if (found == m_jobs.end()) return;
  const auto hole = static_cast<std::size_t>(found - m_jobs.begin());
  const Job last = m_jobs.back();
  m_jobs.pop_back();
  if (hole == m_jobs.size()) return;
  siftDown(hole, last);
  siftUp(hole, m_jobs[hole]);
}

void CpuSharing::clear(Time now) {
  advance(now);
  m_jobs.clear();
}

}  // namespace windtunnel::simulator
