// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// A factor on another quantity: `x3`, `x1.5`.
struct Multiplier {
  double factor = 1;

  static Result<Multiplier> parse(std::string_view text);
  std::string text() const;

  auto operator<=>(const Multiplier&) const = default;
};

}  // namespace windtunnel::model
