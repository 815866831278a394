// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// Which of so many keys a request asks for: `uniform(10000)`, or `zipf(200000, 0.9)` where the k-th most
/// popular key is asked for in proportion to k^-exponent.
struct KeyPopularity {
  enum class Kind { Uniform, Zipf };

  Kind kind = Kind::Uniform;
  std::int64_t keys = 1;
  double exponent = 0;  ///< Of zipf; 0 for uniform.

  static Result<KeyPopularity> parse(std::string_view text);
  std::string text() const;

  bool operator==(const KeyPopularity&) const = default;
};

}  // namespace windtunnel::model
