// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// Events per time, kept in the unit it was written in: `200/s`, `5k/min`, `100/h`.
struct Rate {
  enum class Per { Second, Minute, Hour };

  double value = 0;  ///< Events per one `per`.
  Per per = Per::Second;

  /// Accepts `k` and `M` behind the number and `/s`, `/min` or `/h`.
  static Result<Rate> parse(std::string_view text);

  double perSecond() const;

  /// Whole thousands from 10 000 on are written with `k`, whole millions with `M`.
  std::string text() const;

  bool operator==(const Rate&) const = default;
};

}  // namespace windtunnel::model
