// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/text_splices.h"

#include <algorithm>

namespace windtunnel::model {
namespace {

std::string withCarriageReturns(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

TextSplices::TextSplices(std::string_view source)
    : m_source(source), m_carriageReturns(source.find("\r\n") != std::string_view::npos) {}

void TextSplices::replace(Span span, std::string text) {
  m_splices.push_back({span, m_carriageReturns ? withCarriageReturns(text) : std::move(text)});
}

std::optional<std::string> TextSplices::apply() const {
  std::vector<Splice> sorted = m_splices;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Splice& a, const Splice& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  });
  std::string result;
  std::size_t done = 0;
  for (const Splice& splice : sorted) {
    if (splice.span.begin < done || splice.span.end < splice.span.begin || splice.span.end > m_source.size())
      return {};
    result += m_source.substr(done, splice.span.begin - done);
    result += splice.text;
    done = splice.span.end;
  }
  return result.append(m_source.substr(done));
}

std::size_t TextSplices::lineBegin(std::size_t offset) const {
  if (offset == 0) return 0;
  const std::size_t before = m_source.rfind('\n', offset - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t TextSplices::lineEnd(std::size_t offset) const {
  const std::size_t end = std::min(m_source.find('\n', offset), m_source.size());
  return end > offset && m_source[end - 1] == '\r' ? end - 1 : end;
}

bool TextSplices::beginsLine(std::size_t offset) const {
  return m_source.substr(lineBegin(offset), column(offset)).find_first_not_of(' ') == std::string_view::npos;
}

}  // namespace windtunnel::model
