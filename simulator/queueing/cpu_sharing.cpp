// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/queueing/cpu_sharing.h"

namespace windtunnel::simulator {

void CpuSharing::remove(Time now, std::uint32_t owner) {
  advance(now);
  std::vector<Job> kept;
  kept.swap(m_jobs);
  for (const Job& job : kept)
    if (job.owner != owner) push(job);
}

void CpuSharing::clear(Time now) {
  advance(now);
  m_jobs.clear();
}

}  // namespace windtunnel::simulator
