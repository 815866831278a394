// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// Arrivals at recorded moments, once, from the start of the run on. A factor above 1 plays them faster from
/// then on. Copies share the moments.
class ArrivalTrace {
 public:
  /// `moments` do not go back.
  explicit ArrivalTrace(std::shared_ptr<const std::vector<Time>> moments) : m_moments(std::move(moments)) {}

  /// The next arrival, the one before being at `now`; kEndOfTime after the last.
  Time next(Time now) {
    if (m_next > 0) m_place = (*m_moments)[m_next - 1];
    m_now = now;
    ++m_next;
    return arrival();
  }

  /// Plays it `factor` times as fast from `now` on, and answers the moved time of the pending arrival.
  Time setFactor(Time now, double factor) {
    m_place += played(now);
    m_now = now;
    m_factor = factor;
    return arrival();
  }

 private:
  Time played(Time now) const {
    return m_factor == 1 ? now - m_now : static_cast<Time>(static_cast<double>(now - m_now) * m_factor);
  }

  Time arrival() const {
    if (m_next > m_moments->size() || m_factor <= 0) return kEndOfTime;
    const Time left = (*m_moments)[m_next - 1] - m_place;
    if (m_factor == 1) return later(m_now, left);
    const double stretched = static_cast<double>(left) / m_factor;
    return stretched < static_cast<double>(kEndOfTime) ? later(m_now, static_cast<Time>(stretched))
                                                       : kEndOfTime;
  }

  std::shared_ptr<const std::vector<Time>> m_moments;
  std::size_t m_next = 0;  // moments begun with; the pending one is the last of them
  Time m_place = 0;        // on the trace, at m_now
  Time m_now = 0;
  double m_factor = 1;
};

}  // namespace windtunnel::simulator
