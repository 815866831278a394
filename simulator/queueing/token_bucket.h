// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// A bucket that fills at a constant rate and is full at first; whoever takes a token may pass (the token
/// bucket of RFC 2697, one colour).
class TokenBucket {
 public:
  /// A rate in tokens per second; without a burst everything passes.
  TokenBucket(double perSecond = 0, double burst = 0)
      : m_perNanosecond(perSecond * 1e-9), m_burst(burst), m_tokens(burst) {}

  bool take(Time now) {
    if (m_burst <= 0) return true;
    m_tokens = std::min(m_burst, m_tokens + static_cast<double>(now - m_filled) * m_perNanosecond);
    m_filled = now;
    if (m_tokens < 1) return false;
    m_tokens -= 1;
    return true;
  }

 private:
  double m_perNanosecond;
  double m_burst;
  double m_tokens;
  Time m_filled = 0;
};

}  // namespace windtunnel::simulator
