// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/rate.h"

#include "model/core/diagnostic_codes.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr Notation kRateNotation{
    code::kRate, "a rate",
    "a number, if you like with k or M, and one of /s /min /h, for example 200/s or 5k/min"};

const char* suffix(Rate::Per per) {
  switch (per) {
    case Rate::Per::Second:
      return "/s";
    case Rate::Per::Minute:
      return "/min";
    case Rate::Per::Hour:
      return "/h";
  }
  return "/s";
}

}  // namespace

Result<Rate> Rate::parse(std::string_view text) {
  auto parts = splitQuantity(kRateNotation, text);
  if (!parts) return parts.error();
  std::string_view unit = parts->unit;
  int power = 0;
  if (unit.starts_with('k')) power = 3;
  if (unit.starts_with('M')) power = 6;
  if (power > 0) unit.remove_prefix(1);
  for (const Per per : {Per::Second, Per::Minute, Per::Hour})
    if (unit == suffix(per)) return Rate{parts->number.shifted(power).toDouble(), per};
  return badText(kRateNotation, text, unit.empty() ? "its unit is missing" : "its unit is not known",
                 parts->unitOffset);
}

double Rate::perSecond() const {
  switch (per) {
    case Per::Second:
      return value;
    case Per::Minute:
      return value / 60;
    case Per::Hour:
      return value / 3600;
  }
  return value;
}

std::string Rate::text() const {
  const Decimal number = Decimal::fromDouble(value);
  if (value >= 1e6 && number.exponent >= 6) return number.shifted(-6).text() + "M" + suffix(per);
  if (value >= 1e4 && number.exponent >= 3) return number.shifted(-3).text() + "k" + suffix(per);
  return number.text() + suffix(per);
}

}  // namespace windtunnel::model
