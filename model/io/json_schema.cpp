// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/json_schema.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "model/design/kind.h"
#include "model/io/scalar_grammar.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

using Json = nlohmann::ordered_json;

// Collects one definition per object type while the table is walked from the document down.
class SchemaWriter {
 public:
  Json write() {
    const std::string root = define(documentType());
    Json schema;
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = "Windtunnel design";
    schema["description"] = "An architecture as drawn, simulated and exported by Windtunnel.";
    schema["allOf"] = Json::array({reference(root)});
    schema["definitions"] = std::move(m_definitions);
    return schema;
  }

 private:
  static Json reference(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }

  std::string define(const ObjectType& type) {
    for (const auto& [known, name] : m_names)
      if (known == &type) return name;
    std::string name = type.name;
    while (m_definitions.contains(name)) name += "-";
    m_names.emplace_back(&type, name);
    m_definitions[name] = nullptr;  // Keeps the place; steps contain steps.
    Json made = &type == &componentType() ? component(name) : object(type, {}, {});
    m_definitions[name] = std::move(made);
    return name;
  }

  // What holds for all kinds, and one definition for each kind.
  Json component(const std::string& name) {
    Json names = Json::array();
    Json choices = Json::array();
    for (const Kind& kind : kinds()) {
      names.push_back(kind.name);
      const std::string own = name + "." + kind.name;
      m_definitions[own] = object(componentType(), kind.name, kind.whenToUse);
      Json condition = {{"properties", {{"kind", {{"const", kind.name}}}}}, {"required", {"kind"}}};
      choices.push_back({{"if", std::move(condition)}, {"then", reference(own)}});
    }
    return {{"type", "object"},
            {"required", {"kind"}},
            {"properties", {{"kind", {{"enum", std::move(names)}}}}},
            {"allOf", std::move(choices)}};
  }

  Json object(const ObjectType& type, const std::string& kind, const std::string& description) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const Property& property : type.properties) {
      if (!property.hasKind(kind) || properties.contains(property.key)) continue;
      properties[property.key] = described(property, kind);
      if (property.required) required.push_back(property.key);
    }
    Json made = {{"type", required.empty() && !type.exactlyOne ? Json({"object", "null"}) : Json("object")}};
    if (!description.empty()) made["description"] = description;
    made["properties"] = std::move(properties);
    if (!required.empty()) made["required"] = std::move(required);
    if (type.exactlyOne) made["minProperties"] = made["maxProperties"] = 1;
    made["additionalProperties"] = false;
    return made;
  }

  Json described(const Property& property, const std::string& kind) {
    Json inner = value(property);
    // In draft-07 nothing beside a reference counts, so it goes one level down.
    Json made = inner.contains("$ref") ? Json{{"allOf", Json::array({inner})}} : std::move(inner);
    const std::string fallback = defaultText(property, kind, property.key);
    made["description"] = property.help + (fallback.empty() ? "" : " Default: " + fallback + ".");
    return made;
  }

  Json value(const Property& property) {
    switch (property.type) {
      case ValueType::Object:
        return objectOrShorthand(property.object());
      case ValueType::MapOf:
        return mapOf(property);
      case ValueType::ListOf:
        return listOf(property);
      case ValueType::Choice:
        return {{"enum", choices(property)}};
      default:
        return scalar(property);
    }
  }

  Json objectOrShorthand(const ObjectType& type) {
    Json whole = reference(define(type));
    const Property* shorthand = type.shorthand.empty() ? nullptr : type.find(type.shorthand);
    if (!shorthand) return whole;
    return {{"anyOf", Json::array({value(*shorthand), std::move(whole)})}};
  }

  Json element(const Property& container) {
    return container.object ? objectOrShorthand(container.object()) : value(container.element());
  }

  Json mapOf(const Property& property) {
    Json made = {{"type", {"object", "null"}}};
    const std::string pattern = referenceGrammar(property.reference).pattern;
    if (!pattern.empty()) made["propertyNames"] = {{"pattern", pattern}};
    made["additionalProperties"] = element(property);
    return made;
  }

  Json listOf(const Property& property) {
    Json list = {{"type", {"array", "null"}}, {"items", element(property)}};
    if (!property.scalarAllowed) return list;
    return {{"anyOf", Json::array({std::move(list), element(property)})}};
  }

  static Json choices(const Property& property) {
    Json words = Json::array();
    for (const std::string& word : property.choices) words.push_back(word);
    return words;
  }

  static Json bound(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
  }

  static Json scalar(const Property& property) {
    Json made;
    if (property.type == ValueType::Boolean) return {{"type", "boolean"}};
    if (property.type == ValueType::Integer || property.type == ValueType::Number) {
      made["type"] = property.type == ValueType::Integer ? "integer" : "number";
      if (std::isfinite(property.minimum)) made["minimum"] = bound(property.minimum);
      if (std::isfinite(property.maximum)) made["maximum"] = bound(property.maximum);
      return made;
    }
    // `cpu: 1` and `memory: 1024` reach a validator as numbers, and so does text such as 1.10.
    made["type"] = {"string", "number"};
    if (property.type == ValueType::Text) made["type"].push_back("boolean");
    const bool names = property.type == ValueType::Reference;
    const ScalarGrammar& grammar =
        names ? referenceGrammar(property.reference) : scalarGrammar(property.type);
    if (*grammar.pattern != '\0') made["pattern"] = grammar.pattern;
    if (*grammar.example != '\0') made["examples"] = Json::array({grammar.example});
    return made;
  }

  Json m_definitions = Json::object();
  std::vector<std::pair<const ObjectType*, std::string>> m_names;
};

}  // namespace

std::string jsonSchema() {
  return SchemaWriter().write().dump(2) + "\n";
}

}  // namespace windtunnel::model
