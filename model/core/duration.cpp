// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/duration.h"

#include <array>
#include <cmath>
#include <limits>

#include "model/core/diagnostic_codes.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr Notation kDurationNotation{code::kDuration, "a duration",
                                     "a number with one of ns us ms s m h d, for example 250us, 1.5s or 2m"};

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

struct Unit {
  std::string_view name;
  std::int64_t nanoseconds;
};
constexpr std::array<Unit, 7> kUnits{
    {{"ns", 1}, {"us", 1'000}, {"ms", 1'000'000}, {"s", kSecond}, {"m", kMinute}, {"h", kHour}, {"d", kDay}}};

std::string decimalText(std::int64_t nanoseconds) {
  const char* unit = "ns";
  int power = 0;
  if (nanoseconds >= kSecond) {
    unit = "s";
    power = -9;
  } else if (nanoseconds >= 1'000'000) {
    unit = "ms";
    power = -6;
  } else if (nanoseconds >= 1'000) {
    unit = "us";
    power = -3;
  }
  return Decimal{nanoseconds, 0}.shifted(power).text() + unit;
}

}  // namespace

Result<Duration> Duration::parse(std::string_view text) {
  auto parts = splitQuantity(kDurationNotation, text);
  if (!parts) return parts.error();
  if (parts->unit.empty() && parts->number.mantissa != 0)
    return badText(kDurationNotation, text, "its unit is missing", parts->unitOffset);
  for (const Unit& unit : kUnits) {
    if (unit.name != parts->unit && !parts->unit.empty()) continue;
    const auto nanoseconds = parts->number.timesExactly(unit.nanoseconds);
    if (!nanoseconds)
      return badText(kDurationNotation, text, "it is finer than a nanosecond or longer than 292 years");
    return Duration{*nanoseconds};
  }
  return badText(kDurationNotation, text, "its unit is not known", parts->unitOffset);
}

Duration Duration::fromSeconds(double seconds) {
  const double nanoseconds = std::round(seconds * 1e9);
  if (std::isnan(nanoseconds)) return {};
  constexpr auto largest = std::numeric_limits<std::int64_t>::max();
  if (nanoseconds >= 9.2e18) return {largest};
  if (nanoseconds <= -9.2e18) return {-largest};
  return {static_cast<std::int64_t>(nanoseconds)};
}

std::string Duration::text() const {
  if (nanoseconds < 0) return "-" + Duration{-nanoseconds}.text();
  if (nanoseconds == 0) return "0s";
  if (nanoseconds % kDay == 0 && nanoseconds >= 2 * kDay) return std::to_string(nanoseconds / kDay) + "d";
  if (nanoseconds % kHour == 0) return std::to_string(nanoseconds / kHour) + "h";
  if (nanoseconds % kMinute == 0) return std::to_string(nanoseconds / kMinute) + "m";
  return decimalText(nanoseconds);
}

}  // namespace windtunnel::model
