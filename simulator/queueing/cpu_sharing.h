// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "simulator/kernel/time.h"
#include "simulator/queueing/cpu_quota.h"

namespace windtunnel::simulator {

/// Egalitarian processor sharing of one pod's CPU: each of n activities gets the same speed, at most one
/// core, and together they get at most as many cores as the limit rounded up, for as long as the quota of the
/// period lasts. Work is measured in virtual time, which passes at the speed of one activity, so that an
/// arrival or departure changes one number instead of n remaining times (Parekh and Gallager, "A generalized
/// processor sharing approach to flow control", 1993).
class CpuSharing {
 public:
  /// Cores; 0 means that nothing limits it. `phase` is where its periods begin.
  explicit CpuSharing(double limit = 0, Time phase = 0) : m_quota(limit, phase) {}

  /// Begins `work` nanoseconds of one full core for an owner.
  void add(Time now, Time work, std::uint32_t owner) {
    advance(now);
    push({m_virtual + static_cast<double>(work), m_sequence++, owner});
  }

  /// When something happens next if nothing else does: an activity ends, or the quota is used up or given
  /// anew. kEndOfTime when there is nothing to do. Time must have been let pass up to `now`.
  Time nextChange(Time now) const {
    if (m_jobs.empty()) return kEndOfTime;
    if (m_quota.isUsedUp()) return m_quota.periodEnd();
    const double pace = speed();
    const double work = m_jobs.front().end - m_virtual;
    const double left = pace == 1 ? work : work / pace;
    if (left <= 0) return now;
    if (left > 9e18) return kEndOfTime;
    const auto whole = static_cast<Time>(left);
    const Time end = later(now, whole + (static_cast<double>(whole) < left ? 1 : 0));
    return m_quota.limits() ? std::min(end, m_quota.usedUpAt(now, usageRate())) : end;
  }

  /// Lets time pass and hands each activity that has ended by now to `ended(owner)`, the earliest first.
  template <class Ended>
  void settle(Time now, Ended&& ended) {
    advance(now);
    while (!m_jobs.empty() && m_jobs.front().end <= m_virtual + kRounding) {
      const std::uint32_t owner = m_jobs.front().owner;
      pop();
      ended(owner);
    }
  }

  /// Somebody else takes this share of the limit from now on; a thousandth is always left.
  void takeShare(Time now, double share);

  /// Only a share of what is wanted is there from now on, because others on the machine have the rest: of the
  /// cores the activities would use, and of those somebody else takes. 1: nobody is in the way.
  void confine(Time now, double share);

  /// Cores the activities would use on a machine of their own.
  double demand() const {
    return m_jobs.empty() || m_quota.isUsedUp() ? 0
                                                : std::min(static_cast<double>(m_jobs.size()), ownCores());
  }
  /// Cores somebody else would take of the limit on a machine of their own.
  double taken() const { return m_takenCores; }
  double granted() const { return m_granted; }  ///< The share given to confine().

  /// Nanoseconds in which others on the machine held it back.
  double confined(Time now) const {
    return m_confined + (isConfined() ? static_cast<double>(now - m_since) : 0);
  }

  /// Gives up one activity, or all.
  void remove(Time now, std::uint32_t owner);
  void clear(Time now);

  std::size_t active() const { return m_jobs.size(); }

  /// Core-nanoseconds used so far, those that were taken included.
  double used(Time now) const {
    return m_used + usageRate() * static_cast<double>(now - m_since) + m_taken +
           m_takenCores * m_granted * static_cast<double>(now - m_takenSince);
  }

  /// Nanoseconds in which there was work but no quota left.
  double throttled(Time now) const {
    const bool isHeldBack = !m_jobs.empty() && m_quota.isUsedUp();
    return m_throttled + (isHeldBack ? static_cast<double>(now - m_since) : 0);
  }

 private:
  struct Job {
    double end;  // in virtual time
    std::uint32_t sequence;
    std::uint32_t owner;
    bool before(const Job& other) const {
      return end < other.end || (end == other.end && sequence < other.sequence);
    }
  };
  static constexpr double kRounding = 1e-3;  // nanoseconds
  static constexpr double kUnlimited = std::numeric_limits<double>::infinity();

  double speed() const {
    const auto count = static_cast<double>(m_jobs.size());
    if (m_quota.isUsedUp()) return 0;
    const double cores = std::min(ownCores(), m_ceiling);
    return count <= cores ? 1 : cores / count;
  }
  double ownCores() const { return m_quota.cores() > 0 ? m_quota.cores() : kUnlimited; }
  bool isConfined() const { return m_granted < 1 && !m_jobs.empty() && !m_quota.isUsedUp(); }
  double usageRate() const { return m_jobs.empty() ? 0 : speed() * static_cast<double>(m_jobs.size()); }

  void advance(Time now) {
    if (m_jobs.empty()) {
      m_since = now;
      m_virtual = 0;  // an idle CPU begins anew, which keeps the numbers small and exact
      if (m_quota.limits()) m_quota.idleUntil(now);
      return;
    }
    if (m_quota.limits())
      passPeriods(now);
    else
      pass(now);
  }

  void pass(Time now) {
    const auto passed = static_cast<double>(now - m_since);
    m_since = now;
    const double pace = speed();
    if (isConfined()) m_confined += passed;
    m_virtual += passed * pace;
    m_used += passed * pace * static_cast<double>(m_jobs.size());
  }

  void passPeriods(Time now);
  void bookTaken(Time now);

  void push(Job job) {
    m_jobs.push_back(job);
    siftUp(m_jobs.size() - 1, job);
  }

  void siftUp(std::size_t hole, Job job) {
    while (hole > 0 && job.before(m_jobs[(hole - 1) / 2])) {
      m_jobs[hole] = m_jobs[(hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
    m_jobs[hole] = job;
  }

  void pop() {
    const Job last = m_jobs.back();
    m_jobs.pop_back();
    if (!m_jobs.empty()) siftDown(0, last);
  }

  void siftDown(std::size_t hole, Job job) {
    for (std::size_t child = 2 * hole + 1; child < m_jobs.size(); child = 2 * hole + 1) {
      if (child + 1 < m_jobs.size() && m_jobs[child + 1].before(m_jobs[child])) ++child;
      if (!m_jobs[child].before(job)) break;
      m_jobs[hole] = m_jobs[child];
      hole = child;
    }
    m_jobs[hole] = job;
  }

  std::vector<Job> m_jobs;  // a binary heap, the earliest end first
  CpuQuota m_quota;
  double m_virtual = 0;
  double m_used = 0;
  double m_taken = 0;
  double m_takenCores = 0;
  Time m_takenSince = 0;
  double m_throttled = 0;
  double m_ceiling = kUnlimited;  // cores the machine leaves it
  double m_confined = 0;
  double m_granted = 1;
  Time m_since = 0;
  std::uint32_t m_sequence = 0;
};

}  // namespace windtunnel::simulator
