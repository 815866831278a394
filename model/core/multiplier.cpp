// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/multiplier.h"

#include "model/core/diagnostic_codes.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr Notation kMultiplierNotation{code::kMultiplier, "a multiplier",
                                       "x and a number, for example x3 or x1.5"};

}  // namespace

Result<Multiplier> Multiplier::parse(std::string_view text) {
  if (!text.starts_with('x')) return badText(kMultiplierNotation, text, "it does not begin with x");
  auto parts = splitQuantity(kMultiplierNotation, text.substr(1));
  if (!parts) return badText(kMultiplierNotation, text, "there is no number behind x", 1);
  if (!parts->unit.empty())
    return badText(kMultiplierNotation, text, "nothing may follow the number", parts->unitOffset + 1);
  return Multiplier{parts->number.toDouble()};
}

std::string Multiplier::text() const {
  return "x" + numberText(factor);
}

}  // namespace windtunnel::model
