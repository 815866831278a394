// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/core/path.h"
#include "model/core/value.h"
#include "model/schema/schema.h"

namespace windtunnel::model {

/// A read-only view of one element of a design (a component, an arrow, the platform, a nested object): what
/// was written, with the documented default where nothing was. Keys may lead into nested objects:
/// "cpu/limit". Asking for a key the property table does not have, or by another type than it declares, is a
/// programming error and throws std::logic_error.
class Element {
 public:
  Element(const ObjectType& type, Value node, Path path, std::string kind = {}, std::string within = {});

  const ObjectType& type() const { return *m_type; }
  const Value& node() const { return m_node; }
  const Path& path() const { return m_path; }
  /// The component kind this element is, or is part of; empty elsewhere.
  const std::string& kind() const { return m_kind; }

  /// Whether the document says something about it (also an object written without it does not count).
  bool isSet(std::string_view key) const { return written(key) != nullptr; }

  /// The written value, else the default; null when there is neither. Only for scalar properties.
  Value value(std::string_view key) const;

  /// The written value or the default, typed. Throws std::logic_error when there is neither.
  template <class T>
  T get(std::string_view key) const {
    std::optional<T> found = find<T>(key);
    if (!found) throw std::logic_error("no value and no default: " + (m_path / std::string(key)).text());
    return *std::move(found);
  }

  /// The written value or the default, typed; nothing when there is neither.
  template <class T>
  std::optional<T> find(std::string_view key) const {
    const Value held = value(key);
    if (held.isNull()) return std::nullopt;
    const T* typed = held.as<T>();
    if (!typed)
      throw std::logic_error("asked for another type than declared: " + (m_path / std::string(key)).text());
    return *typed;
  }

  std::string text(std::string_view key) const { return find<std::string>(key).value_or(""); }

  /// A nested object; an empty one (all defaults) when it is not written.
  Element object(std::string_view key) const;

  /// Entries of a map of objects, in document order.
  std::vector<std::pair<std::string, Element>> objects(std::string_view key) const;

  /// Elements of a list of objects, in order.
  std::vector<Element> list(std::string_view key) const;

  /// Entries of a map of scalars, in document order.
  std::vector<std::pair<std::string, Value>> scalars(std::string_view key) const;

  /// Elements of a list of scalars, as text.
  std::vector<std::string> texts(std::string_view key) const;

 private:
  const Property& property(std::string_view key) const;
  const Value* written(std::string_view key) const;

  const ObjectType* m_type;
  Value m_node;
  Path m_path;
  std::string m_kind;
  std::string m_within;
};

}  // namespace windtunnel::model
