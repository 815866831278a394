// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/price.h"

#include "model/core/diagnostic_codes.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr Notation kPriceNotation{code::kPrice, "a price", "an amount per hour, for example 0.19/h"};

}  // namespace

Result<Price> Price::parse(std::string_view text) {
  auto parts = splitQuantity(kPriceNotation, text);
  if (!parts) return parts.error();
  if (parts->unit != "/h")
    return badText(kPriceNotation, text, "only /h may follow the amount", parts->unitOffset);
  return Price{parts->number.toDouble()};
}

std::string Price::text() const {
  return numberText(perHour) + "/h";
}

}  // namespace windtunnel::model
