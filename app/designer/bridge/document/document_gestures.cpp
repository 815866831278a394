// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/document/document_files.h"
#include "app/designer/bridge/document/palette_model.h"
#include "app/designer/bridge/text.h"
#include "model/core/identifier.h"
#include "model/edit/component_edits.h"
#include "model/edit/connection_edits.h"
#include "model/edit/layout_edits.h"
#include "model/edit/property_edits.h"
#include "model/edit/removal_edits.h"
#include "model/edit/rename_edits.h"

namespace windtunnel::app {
namespace {

using model::Path;

std::vector<Path> parsed(const QStringList& texts) {
  std::vector<Path> paths;
  for (const QString& text : texts) paths.push_back(Path::parse(stored(text)));
  return paths;
}

QString refusal(const model::Diagnostic& diagnostic) {
  return toSentence(diagnostic);
}

/// What the renaming of a map's entry is called by: its section, and the component it belongs to.
std::optional<model::Renaming> renamingOf(const Path& path, const std::string& key) {
  using model::ReferenceTo;
  if (path.size() == 2 && path[0] == "workloads")
    return model::Renaming{ReferenceTo::Workload, path[1], key, {}};
  if (path.size() == 2 && path[0] == "scenarios")
    return model::Renaming{ReferenceTo::Scenario, path[1], key, {}};
  if (path.size() == 2 && path[0] == "boundaries")
    return model::Renaming{ReferenceTo::Boundary, path[1], key, {}};
  if (path.size() == 4 && path[0] == "components" && path[2] == "operations")
    return model::Renaming{ReferenceTo::Operation, path[3], key, path[1]};
  if (path.size() == 4 && path[0] == "components" && path[2] == "topics")
    return model::Renaming{ReferenceTo::Topic, path[3], key, path[1]};
  return std::nullopt;
}

}  // namespace

QString DocumentController::addElement(const QString& kind, double x, double y, const QString& boundary) {
  const QString prefix = QString::fromLatin1(PaletteModel::kBoundaryPrefix);
  if (kind.startsWith(prefix)) return addBoundary(kind.mid(prefix.size()), x, y);
  const model::Result<model::Creation> made = model::addComponent(design(), stored(kind), {x, y});
  if (!made.ok()) {
    emit notice(QStringLiteral("error"), refusal(made.error()));
    return {};
  }
  model::Edit edit = made->edit;
  if (!boundary.isEmpty())
    edit.set({"components", made->id, "in"}, model::ValueList{model::Value(stored(boundary))});
  apply(edit);
  const QString id = shown(made->id);
  select({shown(Path{"components", made->id}.text())});
  return id;
}

void DocumentController::placeElements(const std::vector<std::pair<std::string, QPointF>>& places,
                                       const QString& label) {
  std::map<std::string, model::Position> positions;
  for (const auto& [id, place] : places) positions[id] = {place.x(), place.y()};
  model::Edit edit =
      label.isEmpty() ? model::moveComponents(design(), positions) : model::layOut(design(), positions);
  if (!label.isEmpty()) edit.label = stored(label);
  apply(edit);
}

void DocumentController::moveElements(const QStringList& ids, double dx, double dy) {
  std::vector<std::pair<std::string, QPointF>> places;
  for (const QString& id : ids) {
    const auto place = design().placement(stored(id));
    if (place)
      places.emplace_back(stored(id), QPointF(place->get<double>("x") + dx, place->get<double>("y") + dy));
  }
  placeElements(places, {});
}

bool DocumentController::connectComponents(const QString& from, const QString& to) {
  const model::Result<model::Edit> edit = model::connect(design(), stored(from), stored(to));
  if (!edit.ok()) {
    emit notice(QStringLiteral("warning"), refusal(edit.error()));
    return false;
  }
  apply(edit.value());
  select({shown(Path{"connections", model::connectionKey(stored(from), stored(to))}.text())});
  return true;
}

void DocumentController::reconnect(const QString& key, const QString& from, const QString& to) {
  const auto ends = model::connectionEnds(stored(key));
  if (!ends) return;
  const model::Result<model::Edit> edit =
      model::reconnect(design(), ends->first, ends->second, stored(from), stored(to));
  if (!edit.ok()) return emit notice(QStringLiteral("warning"), refusal(edit.error()));
  apply(edit.value());
  select({shown(Path{"connections", model::connectionKey(stored(from), stored(to))}.text())});
}

void DocumentController::removeSelected() {
  std::vector<Path> paths;
  for (const Path& path : parsed(m_selection)) {
    if (path.size() >= 2) paths.push_back(path);
  }
  if (!paths.empty()) apply(model::removeElements(design(), paths));
}

QString DocumentController::renameElement(const QString& id, const QString& title) {
  const QString wanted = title.trimmed();
  const std::string before = stored(id);
  if (wanted.isEmpty()) return tr("A name is needed.");
  const Path path = elementPath(before);
  const bool component = path[0] == "components";
  const std::string slug = model::toIdentifier(stored(wanted));
  model::Edit edit;
  edit.label = stored(tr("Rename %1 to %2").arg(id, wanted));
  std::string now = before;
  if (!slug.empty() && slug != before) {
    const model::Result<model::Edit> renamed = component ? model::renameComponent(design(), before, slug)
                                                         : model::renameBoundary(design(), before, slug);
    if (!renamed.ok()) return refusal(renamed.error());
    edit.append(renamed.value());
    now = slug;
  }
  const Path titlePath{path[0], now, "title"};
  if (stored(wanted) == now) {
    if (design().find(path / "title") != nullptr) edit.remove(titlePath);
  } else {
    edit.set(titlePath, model::Value(stored(wanted)), component ? 1 : model::ValueMap::npos);
  }
  apply(edit);
  select({shown(Path{path[0], now}.text())});
  return {};
}

void DocumentController::setCollapsed(const QString& boundary, bool collapsed) {
  apply(model::collapseBoundary(design(), stored(boundary), collapsed));
}

void DocumentController::renameEntry(const Path& path, const std::string& key) {
  const std::optional<model::Renaming> renaming = renamingOf(path, key);
  if (renaming || (path.size() == 2 && path[0] == "objectives")) {
    const model::Result<model::Edit> edit =
        renaming ? model::rename(design(), *renaming) : model::renameObjective(design(), path[1], key);
    if (!edit.ok()) return emit notice(QStringLiteral("warning"), refusal(edit.error()));
    apply(edit.value());
    return;
  }
  model::Draft draft(design(), "Rename " + path.back());
  draft.renameKey(path, key);
  apply(std::move(draft).take());
}

}  // namespace windtunnel::app
