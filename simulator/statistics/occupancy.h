// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// How many are in a place, and the time all of them have spent there together, exact in nanoseconds: who
/// enters takes the moment off the sum, who leaves adds it.
class Occupancy {
 public:
  void enter(Time now) {
    m_sum -= now;
    ++m_count;
  }
  void leave(Time now) {
    m_sum += now;
    --m_count;
  }

  std::uint32_t count() const { return m_count; }

  /// Seconds since the start or the last reset, those who are still there included.
  double seconds(Time now) const { return toSeconds(m_sum + static_cast<Time>(m_count) * now); }

  /// Forgets the past, not who is there: the end of the warm-up.
  void reset(Time now) { m_sum = -static_cast<Time>(m_count) * now; }

 private:
  Time m_sum = 0;
  std::uint32_t m_count = 0;
};

}  // namespace windtunnel::simulator
