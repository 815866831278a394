// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/inspector/inspector_builder.h"

#include <algorithm>

#include "app/designer/bridge/inspector/candidates.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

using model::Path;
using model::Property;
using model::Value;
using model::ValueType;
using Type = InspectorRow::Type;

bool isDocument(const InspectorTargets& targets) {
  return targets.paths.size() == 1 && targets.paths[0].empty();
}

/// Parts of the document that are edited on the canvas, not in a list.
bool isDrawn(const Property& property) {
  return property.key == "components" || property.key == "connections" || property.key == "layout" ||
         property.key == "formatVersion";
}

/// Objects so common that they stand open.
bool opensByDefault(const Property& property) {
  return property.key == "cpu" || property.key == "operations";
}

QString firstSentence(const QString& text) {
  const qsizetype end = text.indexOf(u'.');
  return end < 0 ? text : text.left(end);
}

}  // namespace

InspectorBuilder::InspectorBuilder(const model::Design& design, InspectorTargets targets,
                                   const std::set<QString>& toggled)
    : m_design(design), m_targets(std::move(targets)), m_toggled(toggled) {
  for (const Path& path : m_targets.paths) m_kinds.push_back(model::kindAt(design, path));
}

std::vector<InspectorRow> InspectorBuilder::build() {
  m_rows.clear();
  if (m_targets.type != nullptr && !m_targets.paths.empty()) addProperties(*m_targets.type, {}, 0, true);
  return std::move(m_rows);
}

bool InspectorBuilder::shows(const Property& property) const {
  if (isDocument(m_targets) && isDrawn(property)) return false;
  // The kind is chosen when a component is drawn; its properties depend on it.
  if (m_targets.type == &model::componentType() && property.key == "kind") return false;
  return std::all_of(m_kinds.begin(), m_kinds.end(),
                     [&](const std::string& kind) { return kind.empty() || property.hasKind(kind); });
}

const Value* InspectorBuilder::written(const Path& within, std::size_t target) const {
  return m_design.find(m_targets.paths[target] / within);
}

bool InspectorBuilder::fold(InspectorRow& row, bool byDefault) const {
  row.expandable = true;
  row.expanded = m_toggled.contains(row.id) ? !byDefault : byDefault;
  return row.expanded;
}

void InspectorBuilder::addProperties(const model::ObjectType& type, const Path& within, int depth,
                                     bool headings) {
  std::string group;
  bool open = true;
  for (const Property& property : type.properties) {
    if (!shows(property)) continue;
    if (headings && property.group != group) {
      group = property.group;
      InspectorRow row;
      row.type = Type::Heading;
      row.label = app::shown(group);
      row.id = QStringLiteral("heading:") + row.label;
      open = fold(row, true);
      m_rows.push_back(row);
    }
    if (open) addProperty(property, within, depth);
  }
}

void InspectorBuilder::addProperty(const Property& property, const Path& within, int depth) {
  const bool container = property.type == ValueType::MapOf || property.type == ValueType::ListOf;
  if (container && m_targets.paths.size() > 1) return;
  if (container) {
    addContainer(property, within / property.key, depth);
  } else if (property.type == ValueType::Object) {
    addObject(property, within / property.key, depth);
  } else {
    addField(property, within / property.key, depth);
  }
}

QString InspectorBuilder::effectiveDefault(const Property& property, const Path& within) const {
  return shown(model::defaultText(property, m_kinds.empty() ? "" : m_kinds.front(), within.text()));
}

void InspectorBuilder::describeValue(InspectorRow& row, const Path& within) const {
  const Value* first = written(within);
  row.written = first != nullptr;
  row.text = first != nullptr ? shown(first->text()) : QString();
  for (std::size_t i = 1; i < m_targets.paths.size(); ++i) {
    const Value* other = written(within, i);
    row.written = row.written || other != nullptr;
    row.mixed =
        row.mixed || (first == nullptr) != (other == nullptr) || (first != nullptr && !(*first == *other));
  }
}

void InspectorBuilder::addField(const Property& property, const Path& within, int depth) {
  InspectorRow row;
  row.type = Type::Field;
  row.depth = depth;
  row.within = within;
  row.property = &property;
  row.id = shown(within.text());
  row.label = labelOf(property.key);
  row.help = shown(property.help);
  row.defaultText = effectiveDefault(property, within);
  row.closed = property.type == ValueType::Choice;
  for (const std::string& choice : property.choices) row.choices.append(shown(choice));
  if (property.type == ValueType::Reference) {
    for (const std::string& name : candidates(m_design, property.reference)) row.choices.append(shown(name));
  }
  describeValue(row, within);
  m_rows.push_back(std::move(row));
}

QString InspectorBuilder::summary(const Value& value) const {
  if (value.isScalar()) return shown(value.text());
  QStringList parts;
  for (const auto& [key, part] : value.map()) {
    parts.append(part.isScalar() ? labelOf(key).toLower() + u' ' + shown(part.text())
                                 : labelOf(key).toLower());
  }
  if (value.isList()) {
    for (const Value& part : value.list()) parts.append(summary(part));
  }
  return parts.mid(0, 4).join(QStringLiteral(" · ")) + (parts.size() > 4 ? QStringLiteral(" …") : QString());
}

void InspectorBuilder::addObject(const Property& property, const Path& within, int depth) {
  InspectorRow row;
  row.type = Type::Object;
  row.depth = depth;
  row.within = within;
  row.property = &property;
  row.object = &property.object();
  row.id = shown(within.text());
  row.label = labelOf(property.key);
  row.help = shown(property.help);
  describeValue(row, within);
  const Value* held = written(within);
  row.summary = row.mixed ? QString() : held != nullptr ? summary(*held) : QString();
  const bool open = fold(row, opensByDefault(property));
  m_rows.push_back(std::move(row));
  if (open) addProperties(property.object(), within, depth + 1, false);
}

void InspectorBuilder::addContainer(const Property& property, const Path& within, int depth) {
  const Value* held = written(within);
  const bool scalar = held != nullptr && held->isScalar();
  const std::size_t count = held == nullptr ? 0
                            : scalar        ? 1
                            : held->isMap() ? held->map().size()
                                            : held->list().size();
  InspectorRow row;
  row.type = property.type == ValueType::MapOf ? Type::Map : Type::List;
  row.depth = depth;
  row.within = within;
  row.property = &property;
  row.id = shown(within.text());
  row.label = labelOf(property.key);
  row.help = shown(property.help);
  row.canAdd = true;
  row.written = held != nullptr;
  row.summary = count == 0 ? firstSentence(row.help) : scalar ? shown(held->text()) : QString::number(count);
  const bool open = fold(row, property.object == &model::stepType || opensByDefault(property)) && !scalar;
  m_rows.push_back(std::move(row));
  if (!open) return;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = held->isMap() ? held->map().at(i).first : std::to_string(i);
    if (property.object != nullptr && property.object().exactlyOne) {
      addStep(property, within / key, depth + 1, i, count);
    } else {
      addEntry(property, within / key, depth + 1, i, count);
    }
  }
}

void InspectorBuilder::addEntry(const Property& property, const Path& within, int depth, std::size_t i,
                                std::size_t count) {
  InspectorRow row;
  row.type = Type::Entry;
  row.depth = depth;
  row.within = within;
  row.id = shown(within.text());
  row.removable = true;
  row.renamable = property.type == ValueType::MapOf;
  row.first = i == 0;
  row.last = i + 1 == count;
  row.label = row.renamable ? shown(within.back()) : QString::number(i + 1);
  row.written = true;
  const Value* held = written(within);
  if (property.object == nullptr) {
    row.property = &property.element();
    row.text = held != nullptr ? shown(held->text()) : QString();
    row.help = shown(property.help);
    for (const std::string& choice : row.property->choices) row.choices.append(shown(choice));
    for (const std::string& name : candidates(m_design, row.property->reference))
      row.choices.append(shown(name));
    m_rows.push_back(std::move(row));
    return;
  }
  row.object = &property.object();
  row.summary = held != nullptr ? summary(*held) : QString();
  const bool open = fold(row, property.key == "operations" && count == 1);
  m_rows.push_back(std::move(row));
  if (open) addProperties(property.object(), within, depth + 1, false);
}

void InspectorBuilder::addStep(const Property& property, const Path& within, int depth, std::size_t i,
                               std::size_t count) {
  const Value* held = written(within);
  const model::ObjectType& type = property.object();
  const std::string verb = held != nullptr && !held->map().empty() ? held->map().at(0).first : "work";
  const Property* part = type.find(verb);
  if (part == nullptr) return;
  InspectorRow row;
  row.type = Type::Step;
  row.depth = depth;
  row.within = within;
  row.property = part;
  row.object = &type;
  row.id = shown(within.text());
  row.label = shown(verb);
  row.help = shown(part->help);
  row.removable = true;
  row.written = true;
  row.first = i == 0;
  row.last = i + 1 == count;
  for (const Property& option : type.properties) row.choices.append(shown(option.key));
  const Value* inner = written(within / verb);
  const bool nested = part->type == ValueType::Object || part->type == ValueType::ListOf;
  if (inner != nullptr) (nested ? row.summary : row.text) = nested ? summary(*inner) : shown(inner->text());
  const bool open = nested && fold(row, true);
  m_rows.push_back(std::move(row));
  if (!open) return;
  if (part->type == ValueType::Object) {
    addProperties(part->object(), within / verb, depth + 1, false);
  } else {
    addContainer(*part, within / verb, depth + 1);
  }
}

}  // namespace windtunnel::app
