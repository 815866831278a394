// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// Money per hour in the design's one currency: `0.19/h`.
struct Price {
  double perHour = 0;

  static Result<Price> parse(std::string_view text);
  std::string text() const;

  auto operator<=>(const Price&) const = default;
};

}  // namespace windtunnel::model
