// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/design_source.h"

#include <iostream>
#include <iterator>

#include "app/cli/console.h"
#include "model/core/diagnostic_codes.h"
#include "model/core/suggestion.h"
#include "model/design/list_item.h"
#include "model/design/single_value.h"
#include "model/edit/property_edits.h"
#include "model/io/design_reader.h"
#include "model/io/document_file.h"

namespace windtunnel::app::cli {
namespace {

using model::Design;
using model::Diagnostic;
using model::Path;
using model::Result;

Diagnostic refused(const std::string& message, const std::string& setting, const std::string& hint) {
  Diagnostic diagnostic;
  diagnostic.code = model::code::kCommandLine;
  diagnostic.message = message + " (in " + setting + ")";
  diagnostic.hint = hint;
  return diagnostic;
}

std::vector<std::string> keysAt(const Design& design, const Path& path) {
  const model::Value* node = path.empty() ? &design.root() : design.find(path);
  std::vector<std::string> keys;
  if (node != nullptr && node->isMap())
    for (const auto& [key, value] : node->map()) keys.push_back(key);
  return keys;
}

/// A path as a person writes it: the ids of components stand for themselves.
Path resolved(const Design& design, const Path& path) {
  const bool component = !path.empty() && design.component(path[0]).has_value();
  return component && !model::documentType().find(path[0]) ? Path{"components"} / path : path;
}

std::string hintFor(const std::string& word, const std::vector<std::string>& known) {
  const std::string near = model::nearest(word, known);
  return near.empty() ? "write it as in the file: components/orders/replicas=4, or orders/replicas=4"
                      : "did you mean \"" + near + "\"?";
}

/// An element that is not in the design is a mistake here, never a new element.
std::optional<Diagnostic> missingElement(const Design& design, const Path& path, const std::string& setting) {
  const model::Property* section = path.empty() ? nullptr : model::documentType().find(path[0]);
  if (section == nullptr) {
    std::vector<std::string> known = keysAt(design, Path{"components"});
    for (const auto& property : model::documentType().properties) known.push_back(property.key);
    const std::string word = path.empty() ? "" : path[0];
    return refused("\"" + word + "\" is no component and no section of the design", setting,
                   hintFor(word, known));
  }
  if (section->type != model::ValueType::MapOf || path.size() < 2) return std::nullopt;
  if (design.find(Path{path[0], path[1]}) != nullptr) return std::nullopt;
  return refused("there is no \"" + path[1] + "\" in " + path[0], setting,
                 hintFor(path[1], keysAt(design, Path{path[0]})));
}

/// An index past the end of a list would write a new item; here it is a mistake like an unknown name.
std::optional<Diagnostic> missingItem(const Design& design, const Path& path, const std::string& setting) {
  const std::optional<Path> item = model::missingItem(design, path);
  if (!item) return std::nullopt;
  const model::Value* list = design.find(item->parent());
  const std::size_t size = list != nullptr && list->isList() ? list->list().size() : 0;
  return refused("there is no item " + item->back() + " at " + item->parent().text(), setting,
                 list == nullptr ? "the list is not written"
                 : size == 0     ? "the list is empty"
                                 : "items count from 0; the last is " + std::to_string(size - 1));
}

/// The property names that may stand where a path leads nowhere.
Diagnostic unknownProperty(const Design& design, const Path& path, const std::string& setting) {
  Path known = path;
  while (known.size() > 2 && !model::propertyAt(design, known)) known = known.parent();
  const std::string word = known.size() < path.size() ? path[known.size()] : path.back();
  std::vector<std::string> keys;
  const auto add = [&](const model::ObjectType& type, const std::string& kind) {
    for (const model::Property& property : type.properties)
      if (property.hasKind(kind)) keys.push_back(property.key);
  };
  const auto at = model::propertyAt(design, known);
  const model::Property* holder = known.size() <= 2 ? model::documentType().find(path[0])
                                  : at              ? at->property
                                                    : nullptr;
  if (holder != nullptr && holder->object != nullptr) add(holder->object(), model::kindAt(design, path));
  if (path[0] == "components" && known.size() == 2)
    if (const auto component = design.component(path[1]))
      for (const model::Property& property : component->kindInfo().properties) keys.push_back(property.key);
  return refused("there is no property \"" + word + "\" at " + known.text(), setting, hintFor(word, keys));
}

}  // namespace

std::optional<model::Document> readDesign(Console& console, const std::string& file) {
  model::ReadResult read =
      file == "-" ? model::readDesign(std::string(std::istreambuf_iterator<char>(console.in), {}), "<stdin>")
                  : model::readDesignFile(file);
  if (!read.ok()) {
    complain(console, read.diagnostics);
    return std::nullopt;
  }
  for (const Diagnostic& diagnostic : read.diagnostics) console.err << model::toText(diagnostic) << '\n';
  return std::move(read.document);
}

Result<Setting> readSetting(const Design& design, const std::string& text) {
  const std::size_t sign = text.find('=');
  if (sign == std::string::npos || sign == 0)
    return refused("a setting needs a path and a value", text,
                   "write path=value, for example orders/replicas=4");
  const Path path = resolved(design, Path::parse(text.substr(0, sign)));
  if (const auto missing = missingElement(design, path, text)) return *missing;
  if (const auto missing = missingItem(design, path, text)) return *missing;
  if (!model::propertyAt(design, path)) return unknownProperty(design, path, text);
  return Setting{model::placeOfSingleValue(design, path), text.substr(sign + 1)};
}

Result<Design> withSettings(const Design& design, const std::vector<std::string>& settings) {
  Design changed = design;
  for (const std::string& text : settings) {
    const Result<Setting> setting = readSetting(changed, text);
    if (!setting) return setting.error();
    const Result<model::Edit> edit = model::setText(changed, {setting->path}, setting->value);
    if (!edit) return edit.error();
    changed = model::applied(changed, *edit);
  }
  return changed;
}

}  // namespace windtunnel::app::cli
