// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>

namespace windtunnel::simulator {

/// Simulated time and spans of it: whole nanoseconds since the start of the run.
using Time = std::int64_t;

inline constexpr Time kMicrosecond = 1'000;
inline constexpr Time kMillisecond = 1'000'000;
inline constexpr Time kSecond = 1'000'000'000;
inline constexpr Time kEndOfTime = std::numeric_limits<Time>::max();

/// `now + delay`, held at kEndOfTime instead of overflowing; a negative delay counts as zero.
constexpr Time later(Time now, Time delay) {
  if (delay <= 0) return now;
  return delay > kEndOfTime - now ? kEndOfTime : now + delay;
}

constexpr double toSeconds(Time span) {
  return static_cast<double>(span) * 1e-9;
}

}  // namespace windtunnel::simulator
