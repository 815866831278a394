// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "model/core/quantity_text.h"
#include "model/core/result.h"

namespace windtunnel::model {

/// A piece of a longer text and where it begins in it (from 0).
struct Phrase {
  std::string_view text;
  std::size_t offset = 0;
};

/// A value written like a function call, `mmpp(100/s for 30s, 500/s for 5s)`: the name, and each argument as
/// the words it is made of. Blanks and commas inside inner brackets do not separate.
struct CallText {
  Phrase name;
  bool bracketed = false;  ///< False for a bare word without brackets.
  Phrase inside;           ///< Everything between the brackets.
  std::vector<std::vector<Phrase>> arguments;

  /// The views point into `text`. Unbalanced brackets, empty arguments and trailing text are diagnostics.
  static Result<CallText> parse(const Notation& notation, std::string_view text);
};

/// The diagnostic of an inner value, told about the whole text: its column is moved by the phrase's offset.
Diagnostic within(Diagnostic inner, const Phrase& phrase);

/// A file name as `trace(file.csv)` gives it: relative or absolute, without brackets, commas or control
/// characters.
Result<std::string> parseFileName(const Notation& notation, std::string_view text, const CallText& call);

/// A whole number from 1 to 10^12 as `users(500, …)` and `zipf(200000, …)` take it.
Result<std::int64_t> parseCount(const Notation& notation, std::string_view text, const Phrase& phrase);

/// A plain number such as a shape or an exponent.
Result<double> parseNumber(const Notation& notation, std::string_view text, const Phrase& phrase);

}  // namespace windtunnel::model
