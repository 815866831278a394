// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/source_text.h"

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/io/yaml_limits.h"

namespace windtunnel::model {
namespace {

constexpr std::size_t kLongestExcerpt = 160;

bool isContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// Length of the well-formed UTF-8 sequence at `i` and its code point; length 0 when there is none (RFC 3629).
struct Decoded {
  std::size_t length = 0;
  char32_t point = 0;
};
Decoded decode(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  if (lead < 0x80) return {1, lead};
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || i + length > text.size()) return {};
  auto point = static_cast<char32_t>(lead & (0x7f >> length));
  for (std::size_t k = 1; k < length; ++k) {
    if (!isContinuation(text[i + k])) return {};
    point = (point << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3f);
  }
  const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  const bool outside = point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff);
  return overlong || outside ? Decoded{} : Decoded{length, point};
}

bool isForbidden(char32_t c) {
  if (c == '\t' || c == '\n') return false;
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
         (c & 0xfffe) == 0xfffe;
}

// A tab before the first character of a line. Lines of blanks alone are harmless.
std::optional<std::size_t> indentingTab(std::string_view line) {
  const std::size_t text = line.find_first_not_of(" \t\r");
  const std::size_t tab = line.substr(0, text).find('\t');
  if (text == std::string_view::npos || tab == std::string_view::npos) return {};
  return tab;
}

Diagnostic forbiddenCharacter(const SourceText& source, std::size_t offset, char32_t c) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = c > 0xffff ? 20 : 12; shift >= 0; shift -= 4) name += digits[(c >> shift) & 0xf];
  if (c == 0)
    return source.diagnostic(code::kControlCharacter, offset, "the text holds the control character U+0000",
                             "check that this is a text file, and save it as UTF-8");
  return source.diagnostic(code::kControlCharacter, offset, "the text holds the control character " + name,
                           "remove it; inside double quotes it can be written as an escape such as \\u0007");
}

// yaml-cpp keeps all of a bracketed text in memory until its end, so what begins a value there is counted
// before.
std::optional<std::size_t> oneValueTooMany(std::string_view text) {
  std::size_t values = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] == ',' || text[i] == '[' || text[i] == '{') && ++values > kMostNodes) return i;
  return {};
}

}  // namespace

SourceText::SourceText(std::string text, std::string file)
    : m_text(std::move(text)), m_file(std::move(file)) {
  m_lineStarts.push_back(0);
  for (std::size_t i = 0; i < m_text.size(); ++i)
    if (m_text[i] == '\n') m_lineStarts.push_back(i + 1);
}

std::size_t SourceText::lineOf(std::size_t offset) const {
  const auto behind = std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), offset);
  return static_cast<std::size_t>(behind - m_lineStarts.begin()) - 1;
}

std::string_view SourceText::line(std::size_t index) const {
  const std::size_t begin = m_lineStarts[index];
  std::size_t end = index + 1 < m_lineStarts.size() ? m_lineStarts[index + 1] - 1 : m_text.size();
  if (end > begin && m_text[end - 1] == '\r') --end;
  return std::string_view(m_text).substr(begin, end - begin);
}

SourceLocation SourceText::locate(std::size_t offset) const {
  offset = std::min(offset, m_text.size());
  const std::size_t index = lineOf(offset);
  const std::string_view before =
      std::string_view(m_text).substr(m_lineStarts[index], offset - m_lineStarts[index]);
  const auto characters =
      std::count_if(before.begin(), before.end(), [](char c) { return !isContinuation(c); });
  return {m_file, static_cast<int>(index) + 1, static_cast<int>(characters) + 1};
}

// The line, shortened round the byte when it is very long.
std::string SourceText::excerpt(std::size_t offset) const {
  const std::string_view whole = line(lineOf(std::min(offset, m_text.size())));
  std::string shown(whole.substr(0, kLongestExcerpt));
  // A hostile line must not send control sequences or half a character to a terminal.
  for (std::size_t i = 0; i < shown.size();) {
    const Decoded c = decode(shown, i);
    const bool bad = c.length == 0 || isForbidden(c.point);
    if (bad) shown.replace(i, std::max<std::size_t>(c.length, 1), "?");
    i += bad ? 1 : c.length;
  }
  return shown;
}

Diagnostic SourceText::diagnostic(const char* code, std::size_t offset, std::string message,
                                  std::string hint) const {
  Diagnostic d;
  d.code = code;
  d.message = std::move(message);
  d.hint = std::move(hint);
  point(d, offset);
  return d;
}

void SourceText::point(Diagnostic& diagnostic, std::size_t offset) const {
  diagnostic.location = locate(offset);
  diagnostic.excerpt = isAboutSecret(diagnostic) ? std::string() : excerpt(offset);
}

std::optional<Diagnostic> findForbiddenText(const SourceText& source) {
  const std::string& text = source.text();
  if (text.size() > kLargestFile)
    return source.diagnostic(code::kFileTooLarge, 0, "the file is larger than 8 MiB",
                             "a design is far smaller: is this the right file?");
  if (const auto behind = oneValueTooMany(text))
    return source.diagnostic(code::kTooManyNodes, *behind, "the document holds more than 500 000 values",
                             "split the design, or check how the file was made");
  std::size_t lineStart = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (i == lineStart) {
      const std::string_view line = std::string_view(text).substr(i, text.find('\n', i) - i);
      if (const auto tab = indentingTab(line))
        return source.diagnostic(code::kTabIndent, i + *tab, "the line is indented with a tab",
                                 "indent with blanks; YAML does not allow tabs there");
    }
    const Decoded c = decode(text, i);
    if (c.length == 0)
      return source.diagnostic(code::kEncoding, i, "the text is not UTF-8", "save the file as UTF-8");
    const bool lineEnd = c.point == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (isForbidden(c.point) && !lineEnd && !(i == 0 && c.point == 0xfeff))
      return forbiddenCharacter(source, i, c.point);
    i += c.length;
    if (c.point == '\n') lineStart = i;
  }
  return {};
}

}  // namespace windtunnel::model
