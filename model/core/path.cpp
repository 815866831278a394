// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/path.h"

#include <algorithm>

namespace windtunnel::model {
namespace {

std::string escaped(std::string_view segment) {
  std::string text;
  for (const char c : segment) {
    if (c == '~')
      text += "~0";
    else if (c == '/')
      text += "~1";
    else
      text += c;
  }
  return text;
}

std::string unescaped(std::string_view segment) {
  std::string text;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    const bool escape =
        segment[i] == '~' && i + 1 < segment.size() && (segment[i + 1] == '0' || segment[i + 1] == '1');
    if (!escape)
      text += segment[i];
    else
      text += segment[++i] == '0' ? '~' : '/';
  }
  return text;
}

}  // namespace

Path Path::parse(std::string_view text) {
  std::vector<std::string> segments;
  if (text.empty()) return Path();
  std::size_t start = 0;
  while (true) {
    const std::size_t end = text.find('/', start);
    segments.push_back(unescaped(text.substr(start, end == std::string_view::npos ? end : end - start)));
    if (end == std::string_view::npos) break;
    start = end + 1;
  }
  return Path(std::move(segments));
}

std::string Path::text() const {
  std::string text;
  for (const std::string& segment : m_segments) {
    if (!text.empty()) text += '/';
    text += escaped(segment);
  }
  return text;
}

Path Path::parent() const {
  if (m_segments.empty()) return {};
  return Path(std::vector<std::string>(m_segments.begin(), m_segments.end() - 1));
}

Path Path::operator/(std::string_view segment) const {
  Path path = *this;
  path.m_segments.emplace_back(segment);
  return path;
}

Path Path::operator/(const Path& tail) const {
  Path path = *this;
  path.m_segments.insert(path.m_segments.end(), tail.m_segments.begin(), tail.m_segments.end());
  return path;
}

bool Path::startsWith(const Path& head) const {
  return head.size() <= size() &&
         std::equal(head.m_segments.begin(), head.m_segments.end(), m_segments.begin());
}

}  // namespace windtunnel::model
