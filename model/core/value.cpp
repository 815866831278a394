// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

namespace windtunnel::model {
namespace {

constexpr std::size_t kIndexedFrom = 16;

}  // namespace

Value::Value(ValueList list) : m_storage(std::make_shared<const ValueList>(std::move(list))) {}
Value::Value(ValueMap map) : m_storage(std::make_shared<const ValueMap>(std::move(map))) {}

const ValueList& Value::list() const {
  static const ValueList empty;
  const auto* held = as<std::shared_ptr<const ValueList>>();
  return held ? **held : empty;
}

const ValueMap& Value::map() const {
  static const ValueMap empty;
  const auto* held = as<std::shared_ptr<const ValueMap>>();
  return held ? **held : empty;
}

std::string Value::text() const {
  return std::visit(
      [](const auto& held) -> std::string {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, bool>)
          return held ? "true" : "false";
        else if constexpr (std::is_same_v<T, std::int64_t>)
          return std::to_string(held);
        else if constexpr (std::is_same_v<T, double>)
          return fmt::format("{}", held);
        else if constexpr (std::is_same_v<T, std::string>)
          return held;
        else if constexpr (requires { held.text(); })
          return held.text();
        else
          return {};
      },
      m_storage);
}

ValueMap::ValueMap(std::initializer_list<Entry> entries) {
  for (const Entry& entry : entries) set(entry.first, entry.second);
}

std::size_t ValueMap::positionOf(std::string_view key) const {
  if (!m_index.empty()) {
    const auto found = m_index.find(std::string(key));
    return found == m_index.end() ? npos : found->second;
  }
  const auto found =
      std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.first == key; });
  return found == m_entries.end() ? npos : static_cast<std::size_t>(found - m_entries.begin());
}

const Value* ValueMap::find(std::string_view key) const {
  const std::size_t position = positionOf(key);
  return position == npos ? nullptr : &m_entries[position].second;
}

void ValueMap::set(std::string key, Value value, std::size_t position) {
  const std::size_t existing = positionOf(key);
  if (existing != npos) {
    m_entries[existing].second = std::move(value);
    return;
  }
  if (position >= m_entries.size()) {
    m_entries.emplace_back(std::move(key), std::move(value));
    if (!m_index.empty())
      m_index.emplace(m_entries.back().first, m_entries.size() - 1);
    else if (m_entries.size() > kIndexedFrom)
      index();
    return;
  }
  m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(position),
                   Entry(std::move(key), std::move(value)));
  index();
}

void ValueMap::remove(std::string_view key) {
  const std::size_t position = positionOf(key);
  if (position == npos) return;
  m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(position));
  index();
}

void ValueMap::index() {
  m_index.clear();
  if (m_entries.size() <= kIndexedFrom) return;
  for (std::size_t i = 0; i < m_entries.size(); ++i) m_index.emplace(m_entries[i].first, i);
}

bool operator==(const ValueMap& a, const ValueMap& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

bool operator==(const Value& a, const Value& b) {
  if (a.isList() && b.isList()) return &a.list() == &b.list() || a.list() == b.list();
  if (a.isMap() && b.isMap()) return &a.map() == &b.map() || a.map() == b.map();
  return a.storage() == b.storage();
}

}  // namespace windtunnel::model
