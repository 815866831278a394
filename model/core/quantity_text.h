// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/core/decimal.h"
#include "model/core/result.h"

namespace windtunnel::model {

/// How a notion is written: the words its diagnostics are made of.
struct Notation {
  const char* code;      ///< One of diagnostic_codes.h.
  const char* noun;      ///< "a duration".
  const char* accepted;  ///< "a number with one of ns us ms s m h d, for example 250us, 1.5s or 2m".
};

/// `"<text>" is not <noun>: <reason>`, with the column (from 1) the reason is about and what is accepted as
/// hint.
Diagnostic badText(const Notation& notation, std::string_view text, std::string_view reason,
                   std::size_t offset = 0);

/// A number and whatever follows it directly, for example `1.5` and `Gi`.
struct NumberAndUnit {
  Decimal number;
  std::string_view unit;
  std::size_t unitOffset = 0;
};

/// Splits a quantity behind its number. Empty text, a sign, a missing number or too many digits are
/// diagnostics.
Result<NumberAndUnit> splitQuantity(const Notation& notation, std::string_view text);

/// The text without blanks at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace windtunnel::model
