// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/decimal.h"

#include <array>
#include <charconv>
#include <cmath>

namespace windtunnel::model {
namespace {

constexpr std::size_t kLongestText = 64;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

Decimal normalised(Decimal decimal) {
  if (decimal.mantissa == 0) return {};
  while (decimal.mantissa % 10 == 0) {
    decimal.mantissa /= 10;
    ++decimal.exponent;
  }
  return decimal;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  if (text.empty() || text.size() > kLongestText || !isDigit(text.front()) || !isDigit(text.back()))
    return {};
  Decimal result;
  int waitingZeros = 0;
  bool fraction = false;
  for (const char c : text) {
    if (c == '.' && !fraction) {
      fraction = true;
      continue;
    }
    if (!isDigit(c)) return {};
    if (fraction) --result.exponent;
    ++waitingZeros;
    if (c == '0') continue;
    for (; waitingZeros > 0; --waitingZeros) {
      if (__builtin_mul_overflow(result.mantissa, std::int64_t{10}, &result.mantissa)) return {};
    }
    if (__builtin_add_overflow(result.mantissa, std::int64_t{c - '0'}, &result.mantissa)) return {};
  }
  result.exponent += waitingZeros;
  return normalised(result);
}

Decimal Decimal::fromDouble(double value) {
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t e = text.find('e');
  if (e == std::string_view::npos) return {};
  const auto digits = parse(text.substr(0, e));
  int power = 0;
  const char* first = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
  std::from_chars(first, text.data() + text.size(), power);
  return digits ? digits->shifted(power) : Decimal{};
}

double Decimal::toDouble() const {
  const std::string text = std::to_string(mantissa) + "e" + std::to_string(exponent);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string Decimal::text() const {
  std::string digits = std::to_string(mantissa);
  if (mantissa == 0) return digits;
  if (exponent >= 0) return digits + std::string(static_cast<std::size_t>(exponent), '0');
  const auto decimals = static_cast<std::size_t>(-exponent);
  if (digits.size() <= decimals) digits.insert(0, decimals - digits.size() + 1, '0');
  digits.insert(digits.size() - decimals, ".");
  const std::size_t last = digits.find_last_not_of('0');
  return digits.substr(0, digits[last] == '.' ? last : last + 1);
}

std::optional<std::int64_t> Decimal::timesExactly(std::int64_t unit) const {
  std::int64_t m = mantissa;
  int remaining = exponent;
  for (; remaining < 0; ++remaining) {
    if (m == 0) return 0;
    if (unit % 10 == 0) {
      unit /= 10;
    } else if (m % 10 == 0) {
      m /= 10;
    } else if (m % 5 == 0 && unit % 2 == 0) {
      m /= 5;
      unit /= 2;
    } else if (m % 2 == 0 && unit % 5 == 0) {
      m /= 2;
      unit /= 5;
    } else {
      return {};
    }
  }
  for (; remaining > 0; --remaining)
    if (__builtin_mul_overflow(m, std::int64_t{10}, &m)) return {};
  std::int64_t product = 0;
  if (__builtin_mul_overflow(m, unit, &product)) return {};
  return product;
}

std::string numberText(double value) {
  if (std::signbit(value) && value != 0) return "-" + Decimal::fromDouble(-value).text();
  return Decimal::fromDouble(std::abs(value)).text();
}

}  // namespace windtunnel::model
