// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// A bucket that fills at a constant rate and is full at first; whoever takes a token may pass (the token
/// bucket of RFC 2697, one colour). There is one for all, or an equal one for each client.
class TokenBuckets {
 public:
  /// A rate in tokens per second; without a burst everything passes.
  explicit TokenBuckets(double perSecond = 0, double burst = 0, bool isPerClient = false)
      : m_perNanosecond(perSecond * 1e-9), m_burst(burst), m_isPerClient(isPerClient) {
    if (burst > 0) m_levels.resize(1, {burst, 0});
  }

  bool take(std::uint32_t client, Time now) {
    if (m_burst <= 0) return true;
    Level& level = m_levels[m_isPerClient ? placeOf(client) : 0];
    level.tokens =
        std::min(m_burst, level.tokens + static_cast<double>(now - level.filled) * m_perNanosecond);
    level.filled = now;
    if (level.tokens < 1) return false;
    level.tokens -= 1;
    return true;
  }

  std::size_t memoryBytes() const { return m_levels.capacity() * sizeof(Level); }

 private:
  struct Level {
    double tokens = 0;
    Time filled = 0;
  };

  // Clients are numbered from 0 on, the busiest first.
  std::size_t placeOf(std::uint32_t client) {
    if (client >= m_levels.size()) m_levels.resize(std::bit_ceil(std::size_t{client} + 1), {m_burst, 0});
    return client;
  }

  double m_perNanosecond;
  double m_burst;
  bool m_isPerClient;
  std::vector<Level> m_levels;
};

}  // namespace windtunnel::simulator
