// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/common/yaml.h"

#include <algorithm>

namespace windtunnel::exporters {
namespace {

auto locate(auto& entries, std::string_view key) {
  return std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == key; });
}

}  // namespace

Yaml Yaml::map() {
  return map(Map{});
}

Yaml Yaml::map(Map entries) {
  Yaml node;
  node.m_content = std::move(entries);
  return node;
}

Yaml Yaml::list() {
  return list(List{});
}

Yaml Yaml::list(List items) {
  Yaml node;
  node.m_content = std::move(items);
  return node;
}

Yaml& Yaml::set(std::string_view key, Yaml value) {
  (*this)[key] = std::move(value);
  return *this;
}

Yaml& Yaml::operator[](std::string_view key) {
  if (!isMap()) m_content = Map{};
  auto& entries = std::get<Map>(m_content);
  const auto found = locate(entries, key);
  if (found != entries.end()) return found->second;
  return entries.emplace_back(std::string(key), Yaml{}).second;
}

Yaml& Yaml::add(Yaml item) {
  if (!isList()) m_content = List{};
  std::get<List>(m_content).push_back(std::move(item));
  return *this;
}

const Yaml* Yaml::find(std::string_view key) const {
  if (!isMap()) return nullptr;
  const auto found = locate(entries(), key);
  return found == entries().end() ? nullptr : &found->second;
}

bool Yaml::isEmpty() const {
  return isNull() || (isMap() && entries().empty()) || (isList() && items().empty()) ||
         (isText() && text().empty());
}

const Yaml::Map& Yaml::entries() const {
  static const Map none;
  return isMap() ? std::get<Map>(m_content) : none;
}

const Yaml::List& Yaml::items() const {
  static const List none;
  return isList() ? std::get<List>(m_content) : none;
}

const std::string& Yaml::text() const {
  static const std::string none;
  return isText() ? std::get<std::string>(m_content) : none;
}

Yaml sorted(Yaml map) {
  Yaml::Map entries = map.entries();
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return Yaml::map(std::move(entries));
}

}  // namespace windtunnel::exporters
