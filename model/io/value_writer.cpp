// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/value_writer.h"

#include "model/io/scalar_text.h"

namespace windtunnel::model {
namespace {

constexpr std::size_t kStep = 2;

std::string blanks(std::size_t count) {
  return std::string(count, ' ');
}

std::string flowMap(const Value& value, const SchemaCursor& cursor, const std::string& outerKind) {
  const std::string kind = kindWithin(cursor, value, outerKind);
  std::string text;
  for (const std::string& key : orderedKeys(value, cursor, kind))
    text += (text.empty() ? "" : ", ") + keyText(key, true) + ": " +
            flowText(*value.map().find(key), entryCursor(cursor, key, kind), kind);
  return "{" + text + "}";
}

std::string flowList(const Value& value, const SchemaCursor& cursor, const std::string& kind) {
  std::string text;
  for (const Value& element : value.list())
    text += (text.empty() ? "" : ", ") + flowText(element, cursor.element(), kind);
  return "[" + text + "]";
}

bool isOneLine(const Value& value, const SchemaCursor& cursor) {
  if (value.isMap() && value.map().empty()) return true;
  if (value.isList() && value.list().empty()) return true;
  return cursor.isInline();
}

// The entries of a map, each line indented, beginning with the first key and without a line break at the end.
std::string blockMap(const Value& value, const SchemaCursor& cursor, const std::string& outerKind,
                     std::size_t indent) {
  const std::string kind = kindWithin(cursor, value, outerKind);
  std::string text;
  for (const std::string& key : orderedKeys(value, cursor, kind)) {
    if (!text.empty()) text += "\n" + blanks(indent);
    text += entryText(key, *value.map().find(key), entryCursor(cursor, key, kind), kind, indent);
  }
  return text;
}

}  // namespace

SchemaCursor entryCursor(const SchemaCursor& cursor, const std::string& key, const std::string& kind) {
  return cursor.isMapOf() ? cursor.element() : cursor.child(key, kind).cursor;
}

std::vector<std::string> orderedKeys(const Value& map, const SchemaCursor& cursor, const std::string& kind) {
  std::vector<std::string> keys;
  if (!cursor.object()) {
    for (const auto& [key, value] : map.map()) keys.push_back(key);
    return keys;
  }
  for (const Property& property : cursor.object()->properties)
    if (property.hasKind(kind) && map.map().contains(property.key) &&
        cursor.object()->find(property.key, kind) == &property)
      keys.push_back(property.key);
  return keys;
}

std::string flowText(const Value& value, const SchemaCursor& cursor, const std::string& kind) {
  if (value.isMap()) return flowMap(value, cursor, kind);
  if (value.isList()) return flowList(value, cursor, kind);
  return scalarText(value, true);
}

std::string blockText(const Value& value, const SchemaCursor& cursor, const std::string& kind,
                      std::size_t indent) {
  if (!value.isMap() && !value.isList()) return " " + scalarText(value, false);
  if (isOneLine(value, cursor)) return " " + flowText(value, cursor, kind);
  const std::string line = "\n" + blanks(indent + kStep);
  if (value.isMap()) return line + blockMap(value, cursor, kind, indent + kStep);
  std::string text;
  for (const Value& element : value.list())
    text += line + itemText(element, cursor.element(), kind, indent + kStep);
  return text;
}

std::string entryText(const std::string& key, const Value& value, const SchemaCursor& cursor,
                      const std::string& kind, std::size_t indent) {
  return keyText(key, false) + ":" + blockText(value, cursor, kind, indent);
}

std::string itemText(const Value& value, const SchemaCursor& cursor, const std::string& kind,
                     std::size_t indent) {
  if (value.isMap() && !isOneLine(value, cursor)) return "- " + blockMap(value, cursor, kind, indent + kStep);
  return "-" + blockText(value, cursor, kind, indent);
}

}  // namespace windtunnel::model
