// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/scalar_text.h"

#include <algorithm>
#include <array>

#include "model/io/yaml_span.h"

namespace windtunnel::model {
namespace {

// Words that YAML 1.1 or 1.2 readers take for something else than text (yaml.org/type: bool, null, float,
// merge).
constexpr std::array<std::string_view, 19> kReserved{"y",     "n",     "yes", "no",   "on",   "off", "true",
                                                     "false", "null",  "~",   ".inf", ".nan", "<<",  "=",
                                                     "-.inf", "+.inf", "-",   "?",    ":"};

bool isReserved(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::find(kReserved.begin(), kReserved.end(), lower) != kReserved.end();
}

// Numbers, dates and base-60 times consist of digits and very few other characters.
bool looksNumeric(std::string_view text) {
  const char first = text.front();
  const bool begins = (first >= '0' && first <= '9') || first == '.' || first == '-' || first == '+';
  return begins && text.find_first_not_of("0123456789abcdefABCDEFxXoO_.:+-TtZz ") == std::string_view::npos;
}

bool isPlainStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
         c == '_' || c == '(' || c == '+' || c == '$' || (static_cast<unsigned char>(c) >= 0x80);
}

bool isPlain(std::string_view text, bool insideBrackets) {
  if (text.empty() || !isPlainStart(text.front()) || text.back() == ' ' || text.back() == ':') return false;
  if (insideBrackets && (text.find_first_of(",[]{}") != std::string_view::npos || hasOpenBracket(text)))
    return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7f || c == '"' || c == '\\') return false;
    if (c == ':' && i + 1 < text.size() && (text[i + 1] == ' ' || insideBrackets)) return false;
    if (c == '#' && text[i - 1] == ' ') return false;
    // C1 controls, line separators and the byte order mark are written as escapes.
    if (c == 0xc2 && static_cast<unsigned char>(text[i + 1]) < 0xa1) return false;
    if (c == 0xe2 && text.substr(i).starts_with("\xe2\x80")) return false;
    if (c == 0xef) return false;
  }
  return true;
}

std::string escaped(unsigned int code, int digits) {
  constexpr const char* hex = "0123456789ABCDEF";
  std::string text = digits == 2 ? "\\x" : "\\u";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) text += hex[(code >> shift) & 0xf];
  return text;
}

// Three-byte characters that are invisible or break lines: U+2000..U+203F and U+F000..U+FFFF.
bool isEscapedTriple(std::string_view text) {
  return text.size() >= 3 && (text.starts_with("\xe2\x80") || static_cast<unsigned char>(text[0]) == 0xef);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto next = [&](std::size_t k) {
      return static_cast<unsigned int>(static_cast<unsigned char>(text[i + k]) & 0x3f);
    };
    if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c < 0x20 || c == 0x7f) {
      out += escaped(c, 2);
    } else if (c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa1) {
      out += escaped(0x80U | next(1), 2);
      ++i;
    } else if (isEscapedTriple(text.substr(i))) {
      out += escaped(((c & 0x0fU) << 12) | (next(1) << 6) | next(2), 4);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out + "\"";
}

}  // namespace

std::string scalarText(const Value& scalar, bool insideBrackets) {
  const std::string text = scalar.text();
  const bool freeText = scalar.as<std::string>() != nullptr;
  const bool plain = isPlain(text, insideBrackets) && !(freeText && (isReserved(text) || looksNumeric(text)));
  const bool signedNumber = !freeText && text.starts_with('-');
  return plain || signedNumber ? text : quoted(text);
}

// A key is always text to the reader of designs, so `on:` and `y:` stay plain; only what no YAML takes for
// text and digits alone are quoted.
std::string keyText(std::string_view key, bool insideBrackets) {
  const bool word = key == "null" || key == "true" || key == "false";
  const bool plain = isPlain(key, insideBrackets) && !word && !looksNumeric(key);
  return plain ? std::string(key) : quoted(key);
}

}  // namespace windtunnel::model
