// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/identifier.h"

#include "model/core/diagnostic_codes.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr std::size_t kLongestLabel = 63;
constexpr Notation kIdentifierNotation{
    code::kIdentifier, "a name for an element",
    "1 to 63 lower-case letters, digits and hyphens, for example orders-db"};

bool isLabelCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

Result<std::string> parseIdentifier(std::string_view text) {
  const auto refuse = [&](std::string_view reason, std::size_t offset) {
    Diagnostic diagnostic = badText(kIdentifierNotation, text, reason, offset);
    const std::string repaired = toIdentifier(text);
    if (!repaired.empty()) diagnostic.hint += "; here " + repaired + " would do";
    return diagnostic;
  };
  if (text.empty()) return refuse("there is nothing written", 0);
  if (text.size() > kLongestLabel) return refuse("it is longer than 63 characters", kLongestLabel);
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!isLabelCharacter(text[i]) && text[i] != '-')
      return refuse("only lower-case letters, digits and hyphens are allowed", i);
  if (text.front() == '-') return refuse("it begins with a hyphen", 0);
  if (text.back() == '-') return refuse("it ends with a hyphen", text.size() - 1);
  return std::string(text);
}

std::string toIdentifier(std::string_view text) {
  std::string label;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (isLabelCharacter(c)) {
      label += c;
    } else if (!label.empty() && label.back() != '-') {
      label += '-';
    }
    if (label.size() == kLongestLabel) break;
  }
  while (label.ends_with('-')) label.pop_back();
  return label;
}

}  // namespace windtunnel::model
