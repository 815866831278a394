// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/quantity_text.h"

#include <algorithm>

namespace windtunnel::model {
namespace {

constexpr std::size_t kLongestQuote = 60;

// Control characters of a hostile file must not reach a terminal through a message.
std::string quoted(std::string_view text) {
  std::string shown(text.substr(0, kLongestQuote));
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; },
      '?');
  return "\"" + shown + (text.size() > kLongestQuote ? "..." : "") + "\"";
}

}  // namespace

Diagnostic badText(const Notation& notation, std::string_view text, std::string_view reason,
                   std::size_t offset) {
  Diagnostic diagnostic;
  diagnostic.code = notation.code;
  diagnostic.message = quoted(text) + " is not " + notation.noun + ": " + std::string(reason);
  diagnostic.hint = std::string("write ") + notation.accepted;
  diagnostic.location.column = static_cast<int>(offset) + 1;
  return diagnostic;
}

Result<NumberAndUnit> splitQuantity(const Notation& notation, std::string_view text) {
  if (text.empty()) return badText(notation, text, "there is nothing written");
  if (text.front() == '-') return badText(notation, text, "it cannot be negative");
  std::size_t end = text.find_first_not_of("0123456789.");
  if (end == std::string_view::npos) end = text.size();
  if (end == 0) return badText(notation, text, "it does not begin with a number");
  const auto number = Decimal::parse(text.substr(0, end));
  if (!number)
    return badText(notation, text, "its number is not one of the form 12 or 1.5 with at most 18 digits");
  return NumberAndUnit{*number, text.substr(end), end};
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace windtunnel::model
