// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/document/document_controller.h"

#include "app/designer/bridge/document/element_type.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {

using model::Path;

DocumentController::DocumentController(QObject* parent) : QObject(parent) {
  m_stack.setListener([this](const model::Edit& edit) { emit edited(edit); });
}

QString DocumentController::name() const {
  return elementTitle(design(), {});
}

QString DocumentController::undoText() const {
  return shown(m_stack.undoText());
}
QString DocumentController::redoText() const {
  return shown(m_stack.redoText());
}

QStringList DocumentController::scenarios() const {
  QStringList names;
  for (const model::Named& scenario : design().scenarios()) names.append(shown(scenario.id()));
  return names;
}

QStringList DocumentController::zones() const {
  QStringList names;
  for (const std::string& zone : design().zones()) names.append(shown(zone));
  return names;
}

void DocumentController::reset(model::Design design) {
  m_stack.reset(std::move(design));
  m_selection.clear();
  emit replaced();
  changed();
  emit selectionChanged();
}

void DocumentController::setClean() {
  m_stack.setClean();
  emit stateChanged();
}

void DocumentController::changed() {
  m_componentCount = static_cast<int>(design().components().size());
  emit designChanged();
  dropLostSelection();
  emit stateChanged();
}

bool DocumentController::apply(const model::Edit& edit, const QString& mergeKey) {
  if (mergeKey.isEmpty()) m_stack.endMerge();
  if (!m_stack.push(edit, stored(mergeKey))) return false;
  changed();
  return true;
}

bool DocumentController::change(const QString& label, std::vector<model::Change> changes,
                                const QString& mergeKey) {
  return apply({stored(label), std::move(changes)}, mergeKey);
}

void DocumentController::undo() {
  if (m_stack.undo()) changed();
}

void DocumentController::redo() {
  if (m_stack.redo()) changed();
}

void DocumentController::select(const QStringList& paths) {
  if (paths == m_selection) return;
  m_selection = paths;
  m_selection.removeDuplicates();
  emit selectionChanged();
}

void DocumentController::selectAll() {
  QStringList all;
  for (const model::Component& component : design().components())
    all.append(shown(Path{"components", component.id()}.text()));
  select(all);
}

void DocumentController::dropLostSelection() {
  QStringList kept;
  for (const QString& path : m_selection) {
    const Path parsed = Path::parse(stored(path));
    if (parsed.size() < 2 || design().find(parsed) != nullptr) kept.append(path);
  }
  select(kept);
}

std::vector<std::string> DocumentController::selectedIn(const char* section) const {
  std::vector<std::string> ids;
  for (const QString& text : m_selection) {
    const Path path = Path::parse(stored(text));
    if (path.size() == 2 && path[0] == section) ids.push_back(path[1]);
  }
  return ids;
}

std::vector<std::string> DocumentController::selectedComponents() const {
  return selectedIn("components");
}

Path DocumentController::elementPath(const std::string& id) const {
  return design().component(id) ? Path{"components", id} : Path{"boundaries", id};
}

}  // namespace windtunnel::app
