// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// An amount of memory or storage in bytes: `64Ki 256Mi 1.5Gi 2Ti`, decimal `500M 20G`, or plain bytes.
struct Memory {
  std::int64_t bytes = 0;

  /// A part of a byte (`1.1Gi`) is rounded to the nearest byte; more than 8 EiB is refused.
  static Result<Memory> parse(std::string_view text);

  /// The shortest exact spelling, whole numbers and binary units first; also a Kubernetes resource quantity.
  std::string text() const;
  std::string kubernetes() const { return text(); }

  auto operator<=>(const Memory&) const = default;
};

}  // namespace windtunnel::model
