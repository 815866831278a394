// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// Processor time as Kubernetes counts it, in thousandths of a core: `250m`, `1`, `1.5`.
struct Cpu {
  std::int64_t millicores = 0;

  /// Refuses parts of a millicore, which Kubernetes refuses too.
  static Result<Cpu> parse(std::string_view text);

  double cores() const { return static_cast<double>(millicores) / 1000; }
  std::string text() const;

  /// The text as a Kubernetes resource quantity.
  std::string kubernetes() const { return text(); }

  auto operator<=>(const Cpu&) const = default;
};

}  // namespace windtunnel::model
