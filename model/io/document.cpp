// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/document.h"

#include <charconv>

namespace windtunnel::model {
namespace {

const YamlEntry* entryNamed(const YamlNode& node, const std::string& segment) {
  if (node.isMap()) return node.find(segment);
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), index);
  const bool number = error == std::errc() && end == segment.data() + segment.size();
  return node.isList() && number && index < node.entries.size() ? &node.entries[index] : nullptr;
}

}  // namespace

std::size_t SourceMap::offsetOf(const Path& path) const {
  const YamlNode* node = m_tree.get();
  std::size_t offset = node->span.begin;
  for (const std::string& segment : path.segments()) {
    const YamlEntry* entry = entryNamed(*node, segment);
    if (!entry) break;
    offset = entry->span().begin;
    node = &entry->value;
  }
  return offset;
}

SourceLocation SourceMap::locate(const Path& path) const {
  if (!m_source || !m_tree) return {};
  return m_source->locate(offsetOf(path));
}

Diagnostic SourceMap::located(Diagnostic diagnostic) const {
  if (!m_source || !m_tree) return diagnostic;
  const std::size_t offset = offsetOf(Path::parse(diagnostic.path));
  m_source->point(diagnostic, offset);
  return diagnostic;
}

}  // namespace windtunnel::model
