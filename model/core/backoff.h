// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/core/duration.h"
#include "model/core/result.h"

namespace windtunnel::model {

/// How long to wait before a retry: `constant(50ms)`, or `exponential(25ms, max 250ms)` which doubles with
/// every retry up to the maximum.
struct Backoff {
  enum class Kind { Constant, Exponential };

  Kind kind = Kind::Constant;
  Duration base;
  std::optional<Duration> maximum;  ///< Of exponential; without it the wait doubles for ever.

  static Result<Backoff> parse(std::string_view text);
  std::string text() const;

  /// The wait before retry number `retry` (from 1), without jitter; saturates.
  Duration delay(int retry) const;

  bool operator==(const Backoff&) const = default;
};

}  // namespace windtunnel::model
