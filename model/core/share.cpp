// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/share.h"

#include "model/core/diagnostic_codes.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr double kLargest = 100;

constexpr Notation kShareNotation{code::kShare, "a share", "per cent, for example 5% or 99.95%"};

}  // namespace

Result<Share> Share::parse(std::string_view text) {
  auto parts = splitQuantity(kShareNotation, text);
  if (!parts) return parts.error();
  if (parts->unit != "%")
    return badText(kShareNotation, text,
                   parts->unit.empty() ? "its % is missing" : "only % may follow the number",
                   parts->unitOffset);
  const double fraction = parts->number.shifted(-2).toDouble();
  if (fraction > kLargest) return badText(kShareNotation, text, "it is more than a hundred times the whole");
  return Share{fraction};
}

std::string Share::text() const {
  return Decimal::fromDouble(fraction).shifted(2).text() + "%";
}

}  // namespace windtunnel::model
