// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// The bandwidth control of Linux's completely fair scheduler (Turner, Rao and Rao, "CPU bandwidth control
/// for CFS", 2010): in each period of 100 ms a pod may use its limit times 100 ms of CPU; when that is used
/// up, it stands still until the next period. A pod runs on as many cores as its limit rounded up, as
/// runtimes that know their container do; so a whole limit is never used up before its period, and a
/// fractional one is.
class CpuQuota {
 public:
  static constexpr Time kPeriod = 100 * kMillisecond;

  /// Cores; 0: no limit. The periods begin at `phase`.
  explicit CpuQuota(double limit, Time phase)
      : m_whole(limit),
        m_limit(limit),
        m_cores(coresOf(limit)),
        m_perPeriod(limit * static_cast<double>(kPeriod)),
        m_left(m_perPeriod),
        m_periodEnd(phase % kPeriod + kPeriod),
        m_isFractional(limit > 0 && m_cores - limit > 1e-9) {}

  /// Only this share of it is left from now on, in the present period too.
  void leave(double share) {
    if (m_whole <= 0) return;
    m_limit = m_whole * share;
    m_cores = coresOf(m_whole) * share;
    const double before = m_perPeriod;
    m_perPeriod = m_limit * static_cast<double>(kPeriod);
    m_left *= m_perPeriod / before;
  }

  /// Cores, when nothing is taken of it.
  double whole() const { return m_whole; }

  double cores() const { return m_cores; }
  bool limits() const { return m_isFractional; }
  bool isUsedUp() const { return m_isUsedUp; }
  Time periodEnd() const { return m_periodEnd; }

  /// Nothing has been used up to `now`.
  void idleUntil(Time now) {
    if (now < m_periodEnd) return;
    m_periodEnd += ((now - m_periodEnd) / kPeriod + 1) * kPeriod;
    refill();
  }

  /// CPU was used inside the present period.
  void use(double coreNanoseconds) {
    m_left -= coreNanoseconds;
    m_isUsedUp = m_left <= kRounding;
  }

  void beginNextPeriod() {
    m_periodEnd += kPeriod;
    refill();
  }

  /// When the quota is used up if so many cores are used from now on; kEndOfTime if never.
  Time usedUpAt(Time now, double rate) const {
    if (rate <= 0) return kEndOfTime;
    const double inThis = std::ceil(m_left / rate);
    if (inThis < static_cast<double>(m_periodEnd - now)) return now + static_cast<Time>(inThis);
    return rate > m_limit ? m_periodEnd + static_cast<Time>(std::ceil(m_perPeriod / rate)) : kEndOfTime;
  }

 private:
  static constexpr double kRounding = 0.5;  // core-nanoseconds

  static double coresOf(double limit) { return std::ceil(limit - 1e-9); }

  void refill() {
    m_left = m_perPeriod;
    m_isUsedUp = false;
  }

  double m_whole;
  double m_limit;  // what is left of it
  double m_cores;
  double m_perPeriod;
  double m_left;
  Time m_periodEnd;
  bool m_isFractional;
  bool m_isUsedUp = false;
};

}  // namespace windtunnel::simulator
