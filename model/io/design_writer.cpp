// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/design_writer.h"

#include "model/io/schema_cursor.h"
#include "model/io/value_writer.h"

namespace windtunnel::model {
namespace {

Value ordered(const Value& value, const SchemaCursor& cursor, const std::string& outerKind) {
  if (value.isList()) {
    ValueList list;
    for (const Value& element : value.list()) list.push_back(ordered(element, cursor.element(), outerKind));
    return list;
  }
  if (!value.isMap()) return value;
  const std::string kind = kindWithin(cursor, value, outerKind);
  ValueMap map;
  for (const std::string& key : orderedKeys(value, cursor, kind))
    map.set(key, ordered(*value.map().find(key), entryCursor(cursor, key, kind), kind));
  return map;
}

}  // namespace

std::string writeDesign(const Design& design) {
  const SchemaCursor document = SchemaCursor::document();
  std::string text;
  for (const std::string& key : orderedKeys(design.root(), document, {}))
    text += entryText(key, *design.root().map().find(key), entryCursor(document, key, {}), {}, 0) + "\n";
  return text;
}

Design canonical(const Design& design) {
  return Design(ordered(design.root(), SchemaCursor::document(), {}));
}

}  // namespace windtunnel::model
