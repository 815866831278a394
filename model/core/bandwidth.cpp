// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/bandwidth.h"

#include <array>

#include "model/core/diagnostic_codes.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr Notation kBandwidthNotation{
    code::kBandwidth, "a bandwidth",
    "a number with bit/s kbit/s Mbit/s Gbit/s or Tbit/s, for example 10Gbit/s"};

struct Unit {
  std::string_view name;
  int power;
};
constexpr std::array<Unit, 5> kUnits{
    {{"Tbit/s", 12}, {"Gbit/s", 9}, {"Mbit/s", 6}, {"kbit/s", 3}, {"bit/s", 0}}};

}  // namespace

Result<Bandwidth> Bandwidth::parse(std::string_view text) {
  auto parts = splitQuantity(kBandwidthNotation, text);
  if (!parts) return parts.error();
  for (const Unit& unit : kUnits)
    if (unit.name == parts->unit) return Bandwidth{parts->number.shifted(unit.power).toDouble()};
  return badText(kBandwidthNotation, text,
                 parts->unit.empty() ? "its unit is missing" : "its unit is not known", parts->unitOffset);
}

std::string Bandwidth::text() const {
  const Decimal bits = Decimal::fromDouble(bitsPerSecond);
  for (const Unit& unit : kUnits) {
    const Decimal number = bits.shifted(-unit.power);
    if (number.toDouble() >= 1) return number.text() + std::string(unit.name);
  }
  return bits.text() + "bit/s";
}

}  // namespace windtunnel::model
