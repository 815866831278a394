// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace windtunnel::exporters {

/// A YAML document as a tree: what the converters build and the writer prints. Keys keep the order they were
/// added in. Numbers are whole; everything with a unit or a fraction is text, as Kubernetes has it.
class Yaml {
 public:
  using List = std::vector<Yaml>;
  using Entry = std::pair<std::string, Yaml>;
  using Map = std::vector<Entry>;

  Yaml() = default;
  Yaml(bool value) : m_content(value) {}
  Yaml(int value) : m_content(std::int64_t{value}) {}
  Yaml(std::int64_t value) : m_content(value) {}
  Yaml(const char* value) : m_content(std::string(value)) {}
  Yaml(std::string_view value) : m_content(std::string(value)) {}
  Yaml(std::string value) : m_content(std::move(value)) {}

  static Yaml map();
  static Yaml map(Map entries);
  static Yaml list();
  static Yaml list(List items);

  /// Adds an entry at the end, or replaces the one with this key. Makes a null node a map.
  Yaml& set(std::string_view key, Yaml value);
  /// The entry of this key, made (null) when there is none: `pod["spec"]["volumes"]`.
  Yaml& operator[](std::string_view key);
  /// Adds an item. Makes a null node a list.
  Yaml& add(Yaml item);

  /// The entry of this key, or nullptr.
  const Yaml* find(std::string_view key) const;
  bool isNull() const { return std::holds_alternative<std::monostate>(m_content); }
  bool isMap() const { return std::holds_alternative<Map>(m_content); }
  bool isList() const { return std::holds_alternative<List>(m_content); }
  bool isText() const { return std::holds_alternative<std::string>(m_content); }
  bool isEmpty() const;
  const Map& entries() const;
  const List& items() const;
  const std::string& text() const;

  const auto& content() const { return m_content; }
  bool operator==(const Yaml&) const = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, std::string, List, Map> m_content;
};

/// A map with its keys in alphabetical order, for what has no order of its own.
Yaml sorted(Yaml map);

}  // namespace windtunnel::exporters
