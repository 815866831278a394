// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/io/yaml_node.h"

namespace windtunnel::model {

/// Replacements of stretches of one text, applied together. Insertions at one place keep their order.
class TextSplices {
 public:
  explicit TextSplices(std::string_view source);

  void replace(Span span, std::string text);
  void insert(std::size_t at, std::string text) { replace({at, at}, std::move(text)); }

  /// How many there are, and back to so many.
  std::size_t size() const { return m_splices.size(); }
  void rollBack(std::size_t size) { m_splices.resize(size); }

  /// The text after all replacements; nothing when two of them overlap.
  std::optional<std::string> apply() const;

  /// First byte of the line, byte behind its last character, and blanks before its first one.
  std::size_t lineBegin(std::size_t offset) const;
  std::size_t lineEnd(std::size_t offset) const;
  std::size_t column(std::size_t offset) const { return offset - lineBegin(offset); }
  bool beginsLine(std::size_t offset) const;

  std::string_view source() const { return m_source; }

 private:
  struct Splice {
    Span span;
    std::string text;
  };

  std::string_view m_source;
  bool m_carriageReturns;
  std::vector<Splice> m_splices;
};

}  // namespace windtunnel::model
