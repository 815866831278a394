// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// A part of a whole, written in per cent: `5%`, `99.95%`. What may not be more than the whole says so in the
/// property table; CPU use of 120% of the request is a share too.
struct Share {
  double fraction = 0;

  /// Refuses less than 0% and more than 10000%.
  static Result<Share> parse(std::string_view text);

  std::string text() const;

  auto operator<=>(const Share&) const = default;
};

}  // namespace windtunnel::model
