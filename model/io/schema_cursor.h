// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/core/value.h"
#include "model/schema/property.h"

namespace windtunnel::model {

/// A place in the property table while a document is walked: an object type, or a property that is no object.
class SchemaCursor {
 public:
  static SchemaCursor document();
  explicit SchemaCursor(const Property& property);
  explicit SchemaCursor(const ObjectType& type) : m_object(&type) {}

  /// The object type here; null for scalars, maps of anything and lists.
  const ObjectType* object() const { return m_object; }
  /// The property here; null for the document and for elements that are objects.
  const Property* property() const { return m_property; }

  bool isMapOf() const;
  bool isListOf() const;
  bool isScalar() const { return !m_object && !isMapOf() && !isListOf(); }

  /// The elements of a map or list; the place itself when it is neither.
  SchemaCursor element() const;

  /// The property of an object under that key, for a component kind; false in `known` when there is none.
  struct Child;
  Child child(std::string_view key, std::string_view kind) const;

  /// Whether the canonical form puts a value of this place on one line.
  bool isInline() const;

 private:
  const ObjectType* m_object = nullptr;
  const Property* m_property = nullptr;
};

struct SchemaCursor::Child {
  bool known = false;
  SchemaCursor cursor;
};

/// The component kind that holds for the properties of `object`: its own when it is a component, else
/// `outer`.
std::string kindWithin(const SchemaCursor& object, const Value& map, std::string_view outer);

}  // namespace windtunnel::model
