// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/format_reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "model/design/kind.h"
#include "model/io/scalar_grammar.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

std::string code(const std::string& text) {
  return text.empty() ? "" : "`" + text + "`";
}

std::string cell(std::string text) {
  for (std::size_t i = text.find('|'); i != std::string::npos; i = text.find('|', i + 2))
    text.insert(i, "\\");
  return text;
}

// Walks the table in the order of the document and writes one section for each object type it meets.
class ReferenceWriter {
 public:
  std::string write() {
    meet(documentType());
    for (std::size_t i = 0; i < m_met.size(); ++i) section(*m_met[i]);
    return m_text;
  }

 private:
  void meet(const ObjectType& type) {
    if (std::find(m_met.begin(), m_met.end(), &type) == m_met.end()) m_met.push_back(&type);
  }

  void section(const ObjectType& type) {
    if (!m_text.empty()) m_text += "\n";
    m_text += "### " + type.name + "\n\n";
    if (type.exactlyOne) m_text += "Exactly one of these keys.\n\n";
    if (!type.shorthand.empty()) m_text += "A single value stands for `" + type.shorthand + "`.\n\n";
    const bool byKind = &type == &componentType();
    m_text += byKind ? "| key | what | value | default | kinds |\n|---|---|---|---|---|\n"
                     : "| key | what | value | default |\n|---|---|---|---|\n";
    for (const Property& property : type.properties) row(property, byKind);
  }

  void row(const Property& property, bool byKind) {
    const std::string key = code(property.key) + (property.required ? " (needed)" : "");
    m_text += "| " + key + " | " + cell(property.help) + " | " + cell(valueOf(property)) + " | " +
              code(property.defaultText) + " |";
    if (byKind)
      m_text +=
          " " + (property.kinds.empty() ? "all" : fmt::to_string(fmt::join(property.kinds, ", "))) + " |";
    m_text += "\n";
  }

  std::string valueOf(const Property& property) {
    switch (property.type) {
      case ValueType::Object:
        return linkTo(property.object());
      case ValueType::MapOf:
        return std::string("map from ") + referenceGrammar(property.reference).title + " to " +
               elementOf(property);
      case ValueType::ListOf:
        return "list of " + elementOf(property);
      case ValueType::Choice:
        return code(fmt::to_string(fmt::join(property.choices, "` `")));
      case ValueType::Reference:
        return named(referenceGrammar(property.reference));
      default:
        return named(scalarGrammar(property.type));
    }
  }

  std::string elementOf(const Property& property) {
    return property.object ? linkTo(property.object()) : valueOf(property.element());
  }

  std::string linkTo(const ObjectType& type) {
    meet(type);
    std::string anchor = type.name;
    std::transform(anchor.begin(), anchor.end(), anchor.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return "[" + type.name + "](#" + anchor + ")";
  }

  static std::string named(const ScalarGrammar& grammar) {
    return *grammar.example == '\0' ? grammar.title
                                    : std::string(grammar.title) + ", " + code(grammar.example);
  }

  std::string m_text;
  std::vector<const ObjectType*> m_met;
};

std::string kindDefaults() {
  std::string text = "\n### Kinds and their own defaults\n\n| kind | when | defaults |\n|---|---|---|\n";
  for (const Kind& kind : kinds()) {
    std::string defaults;
    for (const auto& [path, value] : kind.defaults)
      defaults += (defaults.empty() ? "" : ", ") + code(path) + " " + code(value);
    text += "| " + code(kind.name) + " | " + cell(kind.whenToUse) + " | " + defaults + " |\n";
  }
  return text;
}

}  // namespace

std::string markdownReference() {
  return ReferenceWriter().write() + kindDefaults();
}

}  // namespace windtunnel::model
