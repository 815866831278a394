// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace windtunnel::model {

/// A non-negative decimal number exactly as written: mantissa * 10^exponent. Quantities are scaled in this
/// form, so that `99.95%` or `1.5Gi` never pass through a rounded intermediate.
struct Decimal {
  std::int64_t mantissa = 0;
  int exponent = 0;

  /// Reads `digits[.digits]`, with a mantissa below 2^63; anything else is empty.
  static std::optional<Decimal> parse(std::string_view text);

  /// The shortest decimal that reads back as exactly this double. The value must be finite and not negative.
  static Decimal fromDouble(double value);

  /// The double nearest to the decimal.
  double toDouble() const;

  /// Fixed notation without exponent and without superfluous zeros.
  std::string text() const;

  /// The number times 10^powerOfTen, exactly.
  Decimal shifted(int powerOfTen) const { return {mantissa, mantissa == 0 ? 0 : exponent + powerOfTen}; }

  /// The number times `unit`; empty when that is no whole number or does not fit.
  std::optional<std::int64_t> timesExactly(std::int64_t unit) const;

  bool operator==(const Decimal&) const = default;
};

/// `value` in fixed notation, the shortest text that reads back as the same double.
std::string numberText(double value);

}  // namespace windtunnel::model
