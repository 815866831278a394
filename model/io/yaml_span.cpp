// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/yaml_span.h"

#include <algorithm>

namespace windtunnel::model {
namespace {

bool isBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t doubleQuotedEnd(std::string_view source, std::size_t i) {
  for (++i; i < source.size(); ++i) {
    if (source[i] == '\\')
      ++i;
    else if (source[i] == '"')
      return i + 1;
  }
  return std::string_view::npos;
}

std::size_t singleQuotedEnd(std::string_view source, std::size_t i) {
  for (++i; i < source.size(); ++i) {
    if (source[i] != '\'') continue;
    if (i + 1 >= source.size() || source[i + 1] != '\'') return i + 1;
    ++i;
  }
  return std::string_view::npos;
}

// Behind the last line that is indented at least like the first one below the header.
std::size_t blockScalarEnd(std::string_view source, std::size_t begin) {
  std::size_t end = std::min(source.find('\n', begin), source.size());
  std::size_t indent = 0;
  for (std::size_t line = end + 1; line < source.size();) {
    const std::size_t next = std::min(source.find('\n', line), source.size());
    const std::string_view content = source.substr(line, next - line);
    const std::size_t text = content.find_first_not_of(" \r");
    if (text != std::string_view::npos) {
      if (indent == 0) indent = text;
      if (indent == 0 || text < indent) break;
      end = next;
    }
    line = next + 1;
  }
  return end;
}

// Follows the value through the source; a fold of the value stands for any blanks and line ends of the
// source.
std::size_t plainEnd(std::string_view source, std::size_t i, std::string_view value) {
  for (std::size_t v = 0; v < value.size() && i < source.size();) {
    if (!isBlank(value[v])) {
      ++v;
      ++i;
      continue;
    }
    while (v < value.size() && isBlank(value[v])) ++v;
    while (i < source.size() && isBlank(source[i])) ++i;
  }
  return i;
}

}  // namespace

std::size_t scalarEnd(std::string_view source, std::size_t begin, std::string_view value) {
  if (begin >= source.size()) return source.size();
  switch (source[begin]) {
    case '"':
      return doubleQuotedEnd(source, begin);
    case '\'':
      return singleQuotedEnd(source, begin);
    case '|':
    case '>':
      return blockScalarEnd(source, begin);
    default:
      return plainEnd(source, begin, value);
  }
}

std::size_t flowEnd(std::string_view source, std::size_t from) {
  for (std::size_t i = from; i < source.size(); ++i) {
    if (source[i] == '}' || source[i] == ']') return i + 1;
    if (source[i] == '#') i = std::min(source.find('\n', i), source.size());
  }
  return source.size();
}

// A quote opens a text only where a value can begin; an apostrophe inside a word does not.
std::size_t matchingBracket(std::string_view source, std::size_t begin) {
  std::size_t depth = 0;
  char before = ' ';
  for (std::size_t i = begin; i < source.size(); ++i) {
    const char c = source[i];
    const bool valueBegins = before == '{' || before == '[' || before == ',' || before == ':';
    if (c == '#' && i > 0 && isBlank(source[i - 1])) i = source.find('\n', i);
    if (c == '"' && valueBegins) i = doubleQuotedEnd(source, i);
    if (c == '\'' && valueBegins) i = singleQuotedEnd(source, i);
    if (i == std::string_view::npos) return i;
    if ((c == '"' || c == '\'') && valueBegins) --i;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return i + 1;
    if (!isBlank(c)) before = c;
  }
  return std::string_view::npos;
}

bool hasOpenBracket(std::string_view text) {
  return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

}  // namespace windtunnel::model
