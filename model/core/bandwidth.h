// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// What a link carries, in bits per second: `64kbit/s 100Mbit/s 10Gbit/s`.
struct Bandwidth {
  double bitsPerSecond = 0;

  static Result<Bandwidth> parse(std::string_view text);
  std::string text() const;

  auto operator<=>(const Bandwidth&) const = default;
};

}  // namespace windtunnel::model
