// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/tree_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/core/secret_text.h"
#include "model/core/suggestion.h"
#include "model/design/kind.h"
#include "model/io/reference_text.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

std::string described(const YamlNode& node) {
  switch (node.shape) {
    case YamlNode::Shape::Null:
      return "nothing";
    case YamlNode::Shape::Scalar:
      return "a single value";
    case YamlNode::Shape::List:
      return "a list";
    case YamlNode::Shape::Map:
      return "a map";
  }
  return "something else";
}

std::string withArticle(const std::string& noun) {
  return (std::string("aeiou").find(noun.front()) == std::string::npos ? "a " : "an ") + noun;
}

// An element of a list has no name of its own; then its type is the name.
std::string nameOf(const Path& path, const SchemaCursor& cursor) {
  if (path.empty()) return "the document";
  const bool numbered = path.back().find_first_not_of("0123456789") == std::string::npos;
  if (numbered && cursor.object()) return "the " + cursor.object()->name;
  return path.back();
}

std::string listOf(const std::vector<std::string>& words) {
  return fmt::to_string(fmt::join(words, ", "));
}

std::string howToAdd(const Property& property) {
  if (property.choices.empty()) return "add " + property.key + ": " + property.help;
  return "add " + property.key + " with one of " + listOf(property.choices);
}

std::vector<std::string> keysFor(const ObjectType& type, const std::string& kind) {
  std::vector<std::string> keys;
  for (const Property& property : type.properties)
    if (property.hasKind(kind) && type.find(property.key, kind) == &property) keys.push_back(property.key);
  return keys;
}

std::vector<std::string> kindsWith(const ObjectType& type, const std::string& key) {
  std::vector<std::string> names;
  for (const Property& property : type.properties)
    if (property.key == key) names.insert(names.end(), property.kinds.begin(), property.kinds.end());
  return names;
}

YamlNode keyNode(const YamlEntry& entry) {
  YamlNode node;
  node.shape = YamlNode::Shape::Scalar;
  node.text = entry.key;
  node.span = entry.keySpan;
  node.quoted = entry.keySpan.end - entry.keySpan.begin > entry.key.size();
  return node;
}

}  // namespace

Value TreeReader::readDocument(const YamlNode& root) {
  const Place place{SchemaCursor::document(), Path(), {}};
  if (!root.isMap()) {
    wrongShape(root, place, "a map with keys such as components",
               "begin with formatVersion: 1 and components:");
    return {};
  }
  return readObject(root, place);
}

Value TreeReader::read(const YamlNode& node, const Place& place) {
  if (place.cursor.object()) return readObject(node, place);
  if (place.cursor.isMapOf()) return readMap(node, place);
  if (place.cursor.isListOf()) return readList(node, place);
  return readScalar(node, place);
}

void TreeReader::wrongShape(const YamlNode& node, const Place& place, const std::string& wanted,
                            const std::string& hint) {
  m_diagnostics.add(
      code::kWrongShape, node.span.begin, place.path,
      nameOf(place.path, place.cursor) + " is " + wanted + ", but here stands " + described(node), hint);
}

std::string TreeReader::kindOf(const YamlNode& node, const Place& place) const {
  if (place.cursor.object() != &componentType()) return place.kind;
  const YamlEntry* kind = node.find("kind");
  return kind && findKind(kind->value.text) ? kind->value.text : std::string();
}

Value TreeReader::expandShorthand(const YamlNode& node, const Place& place) {
  const std::string& key = place.cursor.object()->shorthand;
  const auto child = place.cursor.child(key, place.kind);
  ValueMap map;
  map.set(key, read(node, {child.cursor, place.path / key, place.kind}));
  return map;
}

Value TreeReader::readObject(const YamlNode& node, const Place& outer) {
  const ObjectType& type = *outer.cursor.object();
  if (node.isScalar() && !type.shorthand.empty()) return expandShorthand(node, outer);
  if (!node.isMap() && !node.isNull()) {
    wrongShape(node, outer, "a map",
               "write key: value pairs; its keys are " + listOf(keysFor(type, outer.kind)));
    return {};
  }
  const Place place{outer.cursor, outer.path, kindOf(node, outer)};
  checkKeys(node, place);
  checkRequired(node, place);
  ValueMap map;
  for (const Property& property : type.properties) {
    const YamlEntry* entry =
        property.hasKind(place.kind) && !map.contains(property.key) ? node.find(property.key) : nullptr;
    if (entry)
      map.set(property.key,
              read(entry->value, {SchemaCursor(property), place.path / property.key, place.kind}));
  }
  return map;
}

void TreeReader::checkKeys(const YamlNode& node, const Place& place) {
  const ObjectType& type = *place.cursor.object();
  for (const YamlEntry& entry : node.entries)
    if (!type.find(entry.key, place.kind)) unknownKey(entry, place);
  if (type.exactlyOne && node.entries.size() != 1)
    m_diagnostics.add(
        code::kWrongShape, node.span.begin, place.path,
        withArticle(type.name) + " holds exactly one key, but here are " +
            std::to_string(node.entries.size()),
        "begin a new " + type.name + " with a hyphen for each of " + listOf(keysFor(type, place.kind)));
}

void TreeReader::unknownKey(const YamlEntry& entry, const Place& place) {
  const ObjectType& type = *place.cursor.object();
  const Path path = place.path / entry.key;
  const bool byKind = &type == &componentType() && !place.kind.empty();
  const std::string where =
      type.name == "document" ? "the document" : withArticle(byKind ? place.kind : type.name);
  const auto others = kindsWith(type, entry.key);
  if (!others.empty()) {
    m_diagnostics.add(code::kKeyOfOtherKind, entry.keySpan.begin, path, where + " has no " + entry.key,
                      "remove it; " + entry.key + " belongs to " + listOf(others));
    return;
  }
  const auto keys = keysFor(type, place.kind);
  const std::string meant = nearest(entry.key, keys);
  std::string shown = entry.key.substr(0, 60);
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '?');
  m_diagnostics.add(code::kUnknownKey, entry.keySpan.begin, path, where + " has no key " + shown,
                    meant.empty() ? "its keys are " + listOf(keys) : "did you mean " + meant + "?");
}

void TreeReader::checkRequired(const YamlNode& node, const Place& place) {
  for (const Property& property : place.cursor.object()->properties) {
    if (!property.required || !property.hasKind(place.kind) || node.find(property.key)) continue;
    m_diagnostics.add(code::kMissingKey, node.span.begin, place.path,
                      nameOf(place.path, place.cursor) + " has no " + property.key + ", which is needed",
                      howToAdd(property));
  }
}

bool TreeReader::checkName(ReferenceTo what, const std::string& key, const YamlNode& at, const Path& path) {
  const Status status = checkReference(what, key);
  if (status) return true;
  m_diagnostics.addInside(status.error(), at, path);
  return false;
}

Value TreeReader::readMap(const YamlNode& node, const Place& place) {
  const Property& property = *place.cursor.property();
  if (!node.isMap() && !node.isNull()) {
    wrongShape(node, place, "a map", "write one name: value pair in a line");
    return {};
  }
  ValueMap map;
  for (const YamlEntry& entry : node.entries) {
    const bool arrow = property.reference == ReferenceTo::Connection;
    const std::string key = arrow ? canonicalArrow(entry.key) : entry.key;
    const Path path = place.path / key;
    if (!checkName(property.reference, entry.key, keyNode(entry), path)) continue;
    if (map.contains(key)) {
      m_diagnostics.add(code::kDuplicateKey, entry.keySpan.begin, path, "the arrow " + key + " occurs twice",
                        "keep one of the two");
      continue;
    }
    map.set(key, read(entry.value, {place.cursor.element(), path, place.kind}));
  }
  return map;
}

Value TreeReader::readList(const YamlNode& node, const Place& place) {
  const Property& property = *place.cursor.property();
  ValueList list;
  const auto element = [&](const YamlNode& item) {
    list.push_back(
        read(item, {place.cursor.element(), place.path / std::to_string(list.size()), place.kind}));
  };
  if (node.isScalar() && property.scalarAllowed) {
    element(node);
  } else if (node.isList()) {
    for (const YamlEntry& entry : node.entries) element(entry.value);
  } else if (!node.isNull()) {
    wrongShape(node, place, "a list",
               "write one value in a line with a hyphen before it, or [a, b] in one line");
  }
  return list;
}

Value TreeReader::readScalar(const YamlNode& node, const Place& place) {
  const Property& property = *place.cursor.property();
  if (!node.isScalar()) {
    const std::string hint = node.isNull()
                                 ? "write a value, or remove the key; a text that is empty is written \"\""
                                 : "write one value: " + property.help;
    wrongShape(node, place, "a single value", hint);
    return {};
  }
  if (property.type == ValueType::Reference && !checkName(property.reference, node.text, node, place.path))
    return {};
  if (property.sensitive && property.type == ValueType::Text && looksLikeCredential(node.text)) {
    m_diagnostics.add(code::kLiteralSecret, node.span.begin, place.path,
                      nameOf(place.path, place.cursor) +
                          " holds what looks like a credential, and a design never holds one",
                      "write a reference such as orders-db/password under secrets instead");
    return {};
  }
  auto value = parseScalar(property, node.text);
  if (value) return *std::move(value);
  m_diagnostics.addInside(value.error(), node, place.path);
  return {};
}

}  // namespace windtunnel::model
