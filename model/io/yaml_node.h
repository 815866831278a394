// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace windtunnel::model {

/// A stretch of the source text, in bytes; `end` is behind its last byte.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

struct YamlEntry;

/// One node of a YAML text with the place it was read from. Text only: what it means is the reader's matter.
struct YamlNode {
  enum class Shape { Null, Scalar, List, Map };

  Shape shape = Shape::Null;
  bool flow = false;    ///< A list or map in brackets.
  bool quoted = false;  ///< A scalar in quotes, or a block scalar.
  std::string text;     ///< Of a scalar.
  Span span;
  std::vector<YamlEntry> entries;  ///< Of a list or map.

  bool isNull() const { return shape == Shape::Null; }
  bool isScalar() const { return shape == Shape::Scalar; }
  bool isList() const { return shape == Shape::List; }
  bool isMap() const { return shape == Shape::Map; }

  /// The entry of a map with that key; null when there is none.
  const YamlEntry* find(std::string_view key) const;
  YamlEntry* find(std::string_view key);
};

/// An element of a list (its key is empty), or of a map.
struct YamlEntry {
  std::string key;
  Span keySpan;
  YamlNode value;

  /// From the key, or from the value of a list element, to the end of the value.
  Span span() const { return {keySpan.end > 0 ? keySpan.begin : value.span.begin, value.span.end}; }
};

inline const YamlEntry* YamlNode::find(std::string_view key) const {
  for (const YamlEntry& entry : entries)
    if (isMap() && entry.key == key) return &entry;
  return nullptr;
}

inline YamlEntry* YamlNode::find(std::string_view key) {
  return const_cast<YamlEntry*>(static_cast<const YamlNode*>(this)->find(key));
}

}  // namespace windtunnel::model
