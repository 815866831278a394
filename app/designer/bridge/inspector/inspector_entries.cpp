// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/inspector/candidates.h"
#include "app/designer/bridge/inspector/inspector_model.h"
#include "app/designer/bridge/inspector/starter_value.h"
#include "app/designer/bridge/text.h"
#include "model/core/identifier.h"

namespace windtunnel::app {
namespace {

using model::Path;
using model::Value;
using Type = InspectorRow::Type;

/// "services" -> "service": the name a new entry of a map begins with.
std::string singular(std::string word) {
  if (word.size() > 3 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.size() > 1 && word.ends_with("s")) word.pop_back();
  std::transform(word.begin(), word.end(), word.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return word;
}

std::string freshKey(const model::Design& design, const Value* map, const model::Property& property) {
  for (const std::string& name : candidates(design, property.reference)) {
    if (map == nullptr || !map->map().contains(name)) return name;
  }
  const std::string base =
      property.reference == model::ReferenceTo::Variable ? "NAME" : singular(property.key);
  std::string key = base;
  for (int i = 2; map != nullptr && map->map().contains(key); ++i) key = base + "-" + std::to_string(i);
  return key;
}

Value freshEntry(const model::Design& design, const model::Property& property) {
  return property.object != nullptr ? starterValue(design, property.object())
                                    : starterValue(design, property.element());
}

}  // namespace

void InspectorModel::add(int row) {
  const InspectorRow* line = at(row);
  if (line == nullptr || !line->canAdd) return;
  const Path path = pathOf(*line);
  const Value* held = m_document->design().find(path);
  const model::Property& property = *line->property;
  Value entry = freshEntry(m_document->design(), property);
  const QString label = tr("Add %1 to %2").arg(shown(singular(property.key)), title());
  if (!line->expanded)
    m_toggled.contains(line->id) ? m_toggled.erase(line->id) : (m_toggled.insert(line->id), 0);
  Path added = path;
  if (line->type == Type::Map) {
    added = path / freshKey(m_document->design(), held, property);
    m_document->change(label, {{added, std::move(entry)}});
  } else {
    model::ValueList list;
    if (held != nullptr) list = held->isScalar() ? model::ValueList{*held} : held->list();
    added = path / std::to_string(list.size());
    list.push_back(std::move(entry));
    m_document->change(label, {{path, Value(std::move(list))}});
  }
  reveal(shown(added.text()));
}

bool InspectorModel::rename(int row, const QString& name) {
  const InspectorRow* line = at(row);
  if (line == nullptr || !line->renamable || name == line->label) return line != nullptr;
  const Path path = pathOf(*line);
  const std::string key = stored(name.trimmed());
  const Value* map = m_document->design().find(path.parent());
  const bool taken = map != nullptr && map->map().contains(key);
  if (key.empty() || taken) {
    reject(
        row, name,
        taken ? tr("There is one called %1 already. Choose another name").arg(name) : tr("A name is needed"));
    return false;
  }
  m_rejected.erase(line->id);
  m_document->renameEntry(path, key);
  return true;
}

void InspectorModel::move(int row, int places) {
  const InspectorRow* line = at(row);
  if (line == nullptr || line->renamable || !line->removable) return;
  const Path path = pathOf(*line);
  const Value* held = m_document->design().find(path.parent());
  if (held == nullptr || !held->isList()) return;
  model::ValueList list = held->list();
  const auto from = static_cast<std::ptrdiff_t>(std::stoul(path.back()));
  const auto to = std::clamp<std::ptrdiff_t>(from + places, 0, static_cast<std::ptrdiff_t>(list.size()) - 1);
  if (to == from) return;
  Value moved = list[static_cast<std::size_t>(from)];
  list.erase(list.begin() + from);
  list.insert(list.begin() + to, std::move(moved));
  m_document->change(tr("Move step of %1").arg(title()), {{path.parent(), Value(std::move(list))}});
}

void InspectorModel::setStep(int row, const QString& verb) {
  const InspectorRow* line = at(row);
  if (line == nullptr || line->type != Type::Step || verb == line->label) return;
  const model::Property* part = line->object->find(stored(verb));
  if (part == nullptr) return;
  Value value = starterValue(m_document->design(), *part);
  // Work and wait hold the same kind of figure: keep it.
  if (part->type == line->property->type) {
    if (const Value* old = m_document->design().find(editedPath(*line, 0))) value = *old;
  }
  model::ValueMap step;
  step.set(part->key, std::move(value));
  m_document->change(tr("Change step of %1").arg(title()), {{pathOf(*line), Value(std::move(step))}});
}

}  // namespace windtunnel::app
