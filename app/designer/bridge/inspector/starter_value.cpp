// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/inspector/starter_value.h"

#include "app/designer/bridge/inspector/candidates.h"

namespace windtunnel::app {
namespace {

using model::Property;
using model::Value;
using model::ValueType;

/// A modest figure per type, in document grammar.
const char* figure(ValueType type) {
  switch (type) {
    case ValueType::Boolean:
      return "true";
    case ValueType::Integer:
      return "2";
    case ValueType::Number:
      return "1";
    case ValueType::Duration:
      return "1m";
    case ValueType::Rate:
      return "100/s";
    case ValueType::Cpu:
      return "250m";
    case ValueType::Memory:
      return "128Mi";
    case ValueType::Share:
      return "50%";
    case ValueType::Multiplier:
      return "x2";
    case ValueType::Distribution:
      return "5ms";
    case ValueType::Text:
      return "name";
    default:
      return "";
  }
}

std::string firstText(const model::Design& design, const Property& property) {
  if (!property.defaultText.empty()) return property.defaultText;
  if (property.type == ValueType::Choice) return property.choices.empty() ? "" : property.choices.front();
  if (property.type == ValueType::Reference) {
    const std::vector<std::string> names = candidates(design, property.reference);
    return names.empty() ? "name" : names.front();
  }
  return figure(property.type);
}

}  // namespace

Value starterValue(const model::Design& design, const Property& property) {
  if (property.type == ValueType::Object) return starterValue(design, property.object());
  if (property.type == ValueType::MapOf) return model::ValueMap{};
  if (property.type == ValueType::ListOf) {
    if (property.object == nullptr) return model::ValueList{};
    return model::ValueList{starterValue(design, property.object())};
  }
  const model::Result<Value> read = model::parseScalar(property, firstText(design, property));
  return read.ok() ? read.value() : Value();
}

Value starterValue(const model::Design& design, const model::ObjectType& type) {
  model::ValueMap made;
  for (const Property& property : type.properties) {
    if (type.exactlyOne && !made.empty()) break;
    if (!property.required && !type.exactlyOne) continue;
    Value value = starterValue(design, property);
    if (!value.isNull()) made.set(property.key, std::move(value));
  }
  return made;
}

}  // namespace windtunnel::app
