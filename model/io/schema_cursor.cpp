// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/schema_cursor.h"

#include "model/schema/schema.h"

namespace windtunnel::model {

SchemaCursor SchemaCursor::document() {
  return SchemaCursor(documentType());
}

SchemaCursor::SchemaCursor(const Property& property) : m_property(&property) {
  if (property.type == ValueType::Object) m_object = &property.object();
}

bool SchemaCursor::isMapOf() const {
  return m_property && m_property->type == ValueType::MapOf;
}

bool SchemaCursor::isListOf() const {
  return m_property && m_property->type == ValueType::ListOf;
}

SchemaCursor SchemaCursor::element() const {
  if (!isMapOf() && !isListOf()) return *this;
  return m_property->object ? SchemaCursor(m_property->object()) : SchemaCursor(m_property->element());
}

SchemaCursor::Child SchemaCursor::child(std::string_view key, std::string_view kind) const {
  const Property* found = m_object ? m_object->find(key, kind) : nullptr;
  if (!found) return {false, *this};
  return {true, SchemaCursor(*found)};
}

bool SchemaCursor::isInline() const {
  if (isMapOf()) return false;
  if (isListOf()) return element().isScalar();
  return !m_object || m_object->inlineForm;
}

std::string kindWithin(const SchemaCursor& object, const Value& map, std::string_view outer) {
  if (object.object() != &componentType()) return std::string(outer);
  const Value* kind = map.map().find("kind");
  return kind ? kind->text() : std::string();
}

}  // namespace windtunnel::model
