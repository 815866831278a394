// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// A length of time, never negative when it was parsed: `15ns 250us 1.5s 2m 1h 7d`, exact to the nanosecond.
struct Duration {
  std::int64_t nanoseconds = 0;

  /// Refuses negative values, parts of a nanosecond and more than 292 years.
  static Result<Duration> parse(std::string_view text);

  /// The nearest nanosecond; saturates at the ends of the range, and not-a-number is zero.
  static Duration fromSeconds(double seconds);

  double seconds() const { return static_cast<double>(nanoseconds) / 1e9; }

  /// The unit a person would choose: decimal up to a minute (`1.5s`, `250us`), then whole minutes, hours or
  /// days where the value allows it (`90s`, `2m`, `24h`, `7d`).
  std::string text() const;

  auto operator<=>(const Duration&) const = default;
};

}  // namespace windtunnel::model
