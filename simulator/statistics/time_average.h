// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// The average over time of a level that changes in steps: requests in a system, busy cores, queue length.
class TimeAverage {
 public:
  /// The level is `level` from `now` on; `now` must not go back.
  void set(Time now, double level) {
    advance(now);
    m_level = level;
    m_largest = std::max(m_largest, level);
  }
  void add(Time now, double change) { set(now, m_level + change); }

  double level() const { return m_level; }
  double largest() const { return m_largest; }

  /// Level times time since the start or the last reset, in seconds.
  double area(Time now) const { return m_area + m_level * toSeconds(now - m_since); }

  /// Average since the start or the last reset; the level itself when no time has passed.
  double average(Time now) const { return now > m_start ? area(now) / toSeconds(now - m_start) : m_level; }

  /// Forgets the past, not the level: the end of the warm-up.
  void reset(Time now) {
    m_start = m_since = now;
    m_area = 0;
    m_largest = m_level;
  }

 private:
  void advance(Time now) {
    m_area += m_level * toSeconds(now - m_since);
    m_since = now;
  }

  double m_level = 0;
  double m_largest = 0;
  double m_area = 0;
  Time m_since = 0;
  Time m_start = 0;
};

}  // namespace windtunnel::simulator
