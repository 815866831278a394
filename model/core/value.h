// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "model/core/arrivals.h"
#include "model/core/backoff.h"
#include "model/core/bandwidth.h"
#include "model/core/cpu.h"
#include "model/core/distribution.h"
#include "model/core/duration.h"
#include "model/core/key_popularity.h"
#include "model/core/memory.h"
#include "model/core/multiplier.h"
#include "model/core/price.h"
#include "model/core/rate.h"
#include "model/core/scaling_policy.h"
#include "model/core/share.h"

namespace windtunnel::model {

class Value;
class ValueMap;
using ValueList = std::vector<Value>;

/// One node of a design: a typed scalar, a list, or a map that keeps the order of its keys. Lists and maps
/// are shared and immutable, so a copy of a whole design costs one pointer; a change copies the nodes on its
/// path.
class Value {
 public:
  using Storage =
      std::variant<std::monostate, bool, std::int64_t, double, std::string, Duration, Rate, Cpu, Memory,
                   Share, Price, Bandwidth, Multiplier, Distribution, Arrivals, KeyPopularity, Backoff,
                   ScalingPolicy, std::shared_ptr<const ValueList>, std::shared_ptr<const ValueMap>>;

  Value() = default;
  template <class T>
  requires(std::is_constructible_v<Storage, T> && !std::is_same_v<std::decay_t<T>, Value> &&
           !std::is_integral_v<std::decay_t<T>> && !std::is_convertible_v<T, const char*>) Value(T&& scalar)
      : m_storage(std::forward<T>(scalar)) {}
  Value(bool value) : m_storage(value) {}
  Value(std::int64_t value) : m_storage(value) {}
  Value(int value) : m_storage(static_cast<std::int64_t>(value)) {}
  Value(const char* text) : m_storage(std::string(text)) {}
  Value(ValueList list);
  Value(ValueMap map);

  bool isNull() const { return std::holds_alternative<std::monostate>(m_storage); }
  bool isList() const { return std::holds_alternative<std::shared_ptr<const ValueList>>(m_storage); }
  bool isMap() const { return std::holds_alternative<std::shared_ptr<const ValueMap>>(m_storage); }
  bool isScalar() const { return !isNull() && !isList() && !isMap(); }

  /// The scalar of that type, or null when the value holds another one.
  template <class T>
  const T* as() const {
    return std::get_if<T>(&m_storage);
  }

  /// The list or map held here; an empty one when the value holds something else.
  const ValueList& list() const;
  const ValueMap& map() const;

  /// The scalar as it is written in a document ("250m", "lognormal(median 3ms, p99 20ms)"); empty for null,
  /// lists and maps.
  std::string text() const;

  const Storage& storage() const { return m_storage; }

 private:
  Storage m_storage;
};

/// Map from key to value in the order of insertion; a key occurs once.
class ValueMap {
 public:
  using Entry = std::pair<std::string, Value>;

  ValueMap() = default;
  ValueMap(std::initializer_list<Entry> entries);

  std::size_t size() const { return m_entries.size(); }
  bool empty() const { return m_entries.empty(); }
  auto begin() const { return m_entries.begin(); }
  auto end() const { return m_entries.end(); }
  const Entry& at(std::size_t position) const { return m_entries[position]; }

  const Value* find(std::string_view key) const;
  bool contains(std::string_view key) const { return find(key) != nullptr; }

  /// Position of a key, or npos.
  std::size_t positionOf(std::string_view key) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  /// Replaces the value of a key in place, or inserts it at `position` (at the end when that is past it).
  void set(std::string key, Value value, std::size_t position = npos);
  void remove(std::string_view key);

 private:
  void index();

  std::vector<Entry> m_entries;
  std::unordered_map<std::string, std::size_t> m_index;  // only for large maps
};

/// Equality of meaning: maps are equal when they hold equal entries in the same order.
bool operator==(const Value& a, const Value& b);
bool operator==(const ValueMap& a, const ValueMap& b);

}  // namespace windtunnel::model
