// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/common/yaml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace windtunnel::exporters {
namespace {

bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isPlainCharacter(char c) {
  return isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '/' || c == '-';
}

/// Words a reader of YAML 1.1 or 1.2 does not take for text, in lower case.
bool isReserved(std::string_view text) {
  static constexpr std::array words{"y",    "n",     "yes",  "no",  "on",  "off",
                                    "true", "false", "null", "nil", "nan", "inf"};
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return std::find(words.begin(), words.end(), low) != words.end();
}

constexpr char32_t invalid = 0xFFFFFFFF;

/// Length of the UTF-8 sequence a first byte announces; 0 when it announces none.
std::size_t sequenceLength(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

/// The code point at `at`, which is moved behind it; `invalid` for overlong, surrogate or broken sequences.
char32_t nextCodePoint(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = sequenceLength(first);
  if (length == 0 || at + length > text.size()) return invalid;
  static constexpr std::array<unsigned, 5> masks{0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t point = first & masks[length];
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0) != 0x80) return invalid;
    point = (point << 6) | (byte & 0x3FU);
  }
  static constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  if (point < smallest[length] || (point >= 0xD800 && point < 0xE000) || point > 0x10FFFF) return invalid;
  at += length;
  return point;
}

bool needsEscape(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point <= 0xA0) || point == 0x2028 || point == 0x2029 ||
         point == 0xFEFF;
}

std::string escaped(char32_t point) {
  switch (point) {
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\r':
      return "\\r";
    default:
      return point < 0x100 ? fmt::format("\\x{:02X}", unsigned(point))
                           : fmt::format("\\u{:04X}", unsigned(point));
  }
}

}  // namespace

bool isPlainSafe(std::string_view text) {
  if (text.empty() || text.size() > 128 || !(isLetter(text.front()) || text.front() == '/')) return false;
  return std::all_of(text.begin(), text.end(), isPlainCharacter) && !isReserved(text);
}

bool isBlockSafe(std::string_view text) {
  if (text.size() < 2 || text.front() == ' ' || text.front() == '\n' || text.back() != '\n') return false;
  if (text[text.size() - 2] == '\n') return false;
  if (std::count(text.begin(), text.end(), '\n') < 2) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c < 0x7F); });
}

bool isWritable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = nextCodePoint(text, at);
    if (point == invalid || (point & 0xFFFE) == 0xFFFE) return false;
  }
  return true;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t point = nextCodePoint(text, at);
    if (point == invalid) {
      result += "\\uFFFD";
      at = begin + 1;
    } else if (point == '"' || point == '\\') {
      result += {'\\', static_cast<char>(point)};
    } else {
      result += needsEscape(point) ? escaped(point) : std::string(text.substr(begin, at - begin));
    }
  }
  return result + '"';
}

}  // namespace windtunnel::exporters
