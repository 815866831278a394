// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QClipboard>
#include <QGuiApplication>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/document/document_files.h"
#include "app/designer/bridge/text.h"
#include "model/edit/boundary_edits.h"
#include "model/edit/clipboard_edits.h"
#include "model/io/design_reader.h"
#include "model/io/design_writer.h"

namespace windtunnel::app {
namespace {

using model::Path;

// Each further copy lands beside the one before.
constexpr double kPasteStep = 40;

QStringList pathsOf(const std::map<std::string, std::string>& ids) {
  QStringList paths;
  for (const auto& [before, now] : ids) paths.append(shown(Path{"components", now}.text()));
  return paths;
}

}  // namespace

void DocumentController::copySelected() {
  const std::vector<std::string> ids = selectedComponents();
  if (ids.empty()) return;
  QGuiApplication::clipboard()->setText(shown(model::writeDesign(model::fragmentOf(design(), ids))));
  m_pastes = 0;
}

void DocumentController::cutSelected() {
  copySelected();
  removeSelected();
}

void DocumentController::paste() {
  const QString text = QGuiApplication::clipboard()->text();
  if (text.trimmed().isEmpty()) return;
  model::ReadResult read = model::readDesign(stored(text), "clipboard");
  if (!read.ok()) {
    const QString why = read.diagnostics.empty() ? QString() : u' ' + toSentence(read.diagnostics.front());
    emit notice(QStringLiteral("warning"), tr("The clipboard holds no part of a design.") + why);
    return;
  }
  const double offset = kPasteStep * ++m_pastes;
  const model::Pasting pasting = model::paste(design(), read.document->design, {offset, offset});
  if (apply(pasting.edit)) select(pathsOf(pasting.ids));
}

void DocumentController::duplicateSelected(double dx, double dy) {
  const std::vector<std::string> ids = selectedComponents();
  if (ids.empty()) return;
  const model::Pasting pasting = model::duplicate(design(), ids, {dx, dy});
  if (apply(pasting.edit)) select(pathsOf(pasting.ids));
}

QString DocumentController::addBoundary(const QString& kind, double x, double y) {
  const model::Result<model::Creation> made = model::createBoundary(design(), stored(kind), {}, {});
  if (!made.ok()) {
    emit notice(QStringLiteral("warning"), toSentence(made.error()));
    return {};
  }
  model::Edit edit = made->edit;
  model::ValueMap place;
  place.set("x", model::Value(x));
  place.set("y", model::Value(y));
  edit.set({"layout", made->id}, model::Value(std::move(place)));
  apply(edit);
  select({shown(Path{"boundaries", made->id}.text())});
  return shown(made->id);
}

void DocumentController::groupSelected(const QString& boundaryKind) {
  const std::vector<std::string> ids = selectedComponents();
  if (ids.empty()) return;
  const model::Result<model::Creation> made = model::createBoundary(design(), stored(boundaryKind), {}, ids);
  if (!made.ok()) return emit notice(QStringLiteral("warning"), toSentence(made.error()));
  apply(made->edit);
  select({shown(Path{"boundaries", made->id}.text())});
}

void DocumentController::assignToBoundary(const QStringList& ids, const QString& boundary) {
  std::vector<std::string> members;
  for (const QString& id : ids) members.push_back(stored(id));
  const model::Result<model::Edit> edit = model::assignToBoundary(design(), members, stored(boundary));
  if (!edit.ok()) return emit notice(QStringLiteral("warning"), toSentence(edit.error()));
  apply(edit.value());
}

}  // namespace windtunnel::app
