// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/draft.h"

#include <fmt/format.h>

#include "model/core/diagnostic_codes.h"
#include "model/core/identifier.h"

namespace windtunnel::model {
namespace {

// Where a path stands in the property table.
struct Place {
  const ObjectType* around = nullptr;  // the object it is a property of; null for elements of lists and maps
  const Property* property = nullptr;  // null for elements that are objects
  const ObjectType* object = nullptr;  // what it is itself, if an object
  bool element = false;
};

bool holdsElements(const Place& place) {
  return !place.object && place.property &&
         (place.property->type == ValueType::MapOf || place.property->type == ValueType::ListOf);
}

Place elementOf(const Property& container) {
  return {nullptr, container.element ? &container.element() : nullptr,
          container.object ? &container.object() : nullptr, true};
}

Place placeAt(const Design& design, const Path& path) {
  const std::string kind = kindAt(design, path);
  Place place{nullptr, nullptr, &documentType(), false};
  for (const std::string& segment : path.segments()) {
    if (holdsElements(place)) {
      place = elementOf(*place.property);
      continue;
    }
    if (!place.object) return {};
    const Property* property = place.object->find(segment, place.object == &componentType() ? kind : "");
    const bool nested = property && property->type == ValueType::Object;
    place = {place.object, property, nested ? &property->object() : nullptr, false};
  }
  return place;
}

bool holdsNothing(const Value& value) {
  return (value.isMap() && value.map().empty()) || (value.isList() && value.list().empty());
}

// An operation without steps does its default, an operation with an empty list does nothing: the list stays.
bool keptEmpty(const Design& design, const Path& path) {
  if (path.size() < 2) return true;
  return path.back() == "steps" && placeAt(design, path).around == &operationType();
}

}  // namespace

void Draft::set(const Path& path, Value value, std::size_t position) {
  m_edit.set(path, value, position);
  m_design = m_design.with(path, std::move(value), position);
}

void Draft::remove(const Path& path) {
  if (!m_design.find(path)) return;
  m_edit.remove(path);
  m_design = m_design.without(path);
}

void Draft::renameKey(const Path& path, const std::string& key) {
  const Value* present = m_design.find(path);
  if (!present || key == path.back()) return;
  const Value value = *present;
  const std::size_t position = m_design.find(path.parent())->map().positionOf(path.back());
  remove(path);
  set(path.parent() / key, value, position);
}

Path Draft::removable(Path path) const {
  for (Place place = placeAt(m_design, path); !path.empty() && !place.element;
       place = placeAt(m_design, path)) {
    const bool needed = (place.property && place.property->required) ||
                        (place.around && (place.around->exactlyOne || place.around == &faultType()));
    if (!needed) break;
    path = path.parent();
  }
  return path;
}

void Draft::removePruned(const Path& path) {
  remove(path);
  const Path above = path.parent();
  const Value* left = m_design.find(above);
  if (left && holdsNothing(*left) && !keptEmpty(m_design, above) && !placeAt(m_design, above).element)
    removePruned(removable(above));
}

void Draft::removeReference(const Path& path, bool isKey) {
  if (m_design.find(path)) removePruned(isKey ? path : removable(path));
}

std::string countedLabel(const std::vector<std::string>& ids, std::string_view plural) {
  return ids.size() == 1 ? ids.front() : fmt::format("{} {}", ids.size(), plural);
}

std::string freeId(const Design& design, const Path& section, std::string_view wanted) {
  std::string base = toIdentifier(wanted);
  if (base.empty()) base = "new";
  if (base.size() > 58) base = toIdentifier(base.substr(0, 58));
  const Value* node = design.find(section);
  std::string id = base;
  for (int number = 2; node && node->map().contains(id); ++number) id = fmt::format("{}-{}", base, number);
  return id;
}

Diagnostic editRefused(std::string message, const Path& path, std::string hint) {
  Diagnostic diagnostic;
  diagnostic.code = code::kEditRefused;
  diagnostic.message = std::move(message);
  diagnostic.path = path.text();
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

}  // namespace windtunnel::model
