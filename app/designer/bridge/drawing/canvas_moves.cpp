// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "app/designer/bridge/document/document_files.h"
#include "app/designer/bridge/drawing/canvas_link.h"
#include "app/designer/bridge/drawing/insertion.h"
#include "app/designer/bridge/drawing/room.h"
#include "app/designer/bridge/session.h"
#include "app/designer/bridge/text.h"
#include "exporters/diagram/box_text.h"
#include "model/edit/boundary_edits.h"
#include "model/edit/component_edits.h"
#include "model/edit/layout_edits.h"

// What a drag of boxes becomes: one edit.
namespace windtunnel::app {
namespace {

using exporters::diagram::NodeBox;
using model::Design;
using model::Edit;

// Moves of the arrow keys: several in a row are one step.
constexpr double kNudge = 10;

/// Components among the ids, into a boundary or, with an empty one, out of all.
void assignComponents(const Design& design, const QStringList& ids, const std::string& boundary, Edit& edit) {
  std::vector<std::string> members;
  for (const QString& id : ids) {
    if (design.component(stored(id))) members.push_back(stored(id));
  }
  if (!boundary.empty()) {
    const model::Result<Edit> into = model::assignToBoundary(model::applied(design, edit), members, boundary);
    if (into.ok()) edit.append(into.value());
    return;
  }
  for (const model::Named& around : design.boundaries())
    edit.append(model::takeOutOfBoundary(model::applied(design, edit), members, around.id()));
}

/// The boundary among the ids that is in none of the others; empty when components alone are moved.
std::string outermost(const exporters::diagram::Drawing& drawing, const QStringList& ids) {
  for (const QString& id : ids) {
    const int box = drawing.boundary(stored(id));
    if (box < 0) continue;
    const int parent = drawing.boundaries()[static_cast<std::size_t>(box)].parent;
    const bool inside =
        parent >= 0 && ids.contains(shown(drawing.boundaries()[static_cast<std::size_t>(parent)].id));
    if (!inside) return stored(id);
  }
  return {};
}

}  // namespace

Edit CanvasLink::movedBy(const QStringList& ids, double dx, double dy) const {
  const exporters::diagram::Drawing& drawing = m_canvas->drawing();
  const Design& design = m_session->document()->design();
  std::map<std::string, model::Position> positions;
  // What the document does not place yet keeps the place it has on the screen: nothing else may jump.
  for (const NodeBox& box : drawing.nodes()) {
    if (!box.placed && !box.collapsed) positions[box.id] = {box.rect.x, box.rect.y};
  }
  for (const QString& name : ids) {
    const std::string id = stored(name);
    if (const int node = drawing.node(id); node >= 0) {
      const auto& rect = drawing.nodes()[static_cast<std::size_t>(node)].rect;
      positions[id] = {rect.x + dx, rect.y + dy};
    } else if (const auto place = design.placement(id)) {
      positions[id] = {place->get<double>("x") + dx, place->get<double>("y") + dy};
    }
  }
  Edit edit = model::moveComponents(design, positions);
  const QString label =
      ids.size() == 1 ? tr("Move %1").arg(ids.first()) : tr("Move %1 elements").arg(ids.size());
  edit.label = stored(label);
  return edit;
}

void CanvasLink::move(const QStringList& ids, double dx, double dy, const QString* boundary) {
  const Design& design = m_session->document()->design();
  Edit edit = movedBy(ids, dx, dy);
  if (boundary != nullptr) {
    const std::string nested = outermost(m_canvas->drawing(), ids);
    if (nested.empty()) {
      assignComponents(design, ids, stored(*boundary), edit);
    } else {
      const model::Result<Edit> into =
          model::nestBoundary(model::applied(design, edit), nested, stored(*boundary));
      if (!into.ok()) return emit m_session->notice(QStringLiteral("warning"), toSentence(into.error()));
      edit.append(into.value());
    }
  }
  const bool nudge = std::abs(dx) + std::abs(dy) <= kNudge && boundary == nullptr;
  m_session->document()->apply(edit, nudge ? QStringLiteral("nudge:") + ids.join(u',') : QString());
}

/// After the edit the newcomer stands in the arrow, which the canvas still draws.
void CanvasLink::makeRoom(Edit& edit, const QString& arrow, const std::string& newcomer) const {
  const exporters::diagram::Drawing& drawing = m_canvas->drawing();
  const int index = drawing.arrow(stored(arrow));
  const Design after = model::applied(m_session->document()->design(), edit);
  const auto component = after.component(newcomer);
  const auto place = after.placement(newcomer);
  if (index < 0 || !component || !place) return;
  const auto size =
      exporters::diagram::nodeSize(component->title(), exporters::diagram::subtitleOf(*component));
  std::vector<PlacedBox> boxes{
      {newcomer, {place->get<double>("x"), place->get<double>("y"), size.width, size.height}}};
  for (const NodeBox& box : drawing.nodes())
    if (box.id != newcomer) boxes.push_back({box.id, box.rect, box.locked});
  const exporters::diagram::Arrow& drawn = drawing.arrows()[static_cast<std::size_t>(index)];
  const auto idAt = [&](int node) { return drawing.nodes()[static_cast<std::size_t>(node)].id; };
  std::map<std::string, model::Position> positions;
  for (const auto& [id, corner] : roomFor(boxes, newcomer, idAt(drawn.fromNode), idAt(drawn.toNode)))
    positions[id] = {corner.x, corner.y};
  if (!positions.empty()) edit.append(model::moveComponents(after, positions));
}

void CanvasLink::insertNew(const QString& kind, const QString& arrow, double x, double y) {
  const auto ends = model::connectionEnds(stored(arrow));
  if (!ends) return;
  Edit edit = movedBy({}, 0, 0);
  const model::Result<model::Creation> made = model::insertOnConnection(
      model::applied(m_session->document()->design(), edit), ends->first, ends->second, stored(kind), {x, y});
  if (!made.ok()) return emit m_session->notice(QStringLiteral("warning"), toSentence(made.error()));
  edit.append(made->edit);
  edit.label = made->edit.label;
  makeRoom(edit, arrow, made->id);
  m_session->document()->apply(edit);
  m_session->document()->select({shown(model::Path{"components", made->id}.text())});
}

void CanvasLink::insertMoved(const QString& id, const QString& arrow, double dx, double dy) {
  const auto ends = model::connectionEnds(stored(arrow));
  if (!ends) return;
  Edit edit = movedBy({id}, dx, dy);
  const model::Result<Edit> inserted = insertExisting(model::applied(m_session->document()->design(), edit),
                                                      stored(id), ends->first, ends->second);
  if (inserted.ok()) {
    edit.append(inserted.value());
    edit.label = inserted->label;
    makeRoom(edit, arrow, stored(id));
  } else {
    emit m_session->notice(QStringLiteral("warning"), toSentence(inserted.error()));
  }
  m_session->document()->apply(edit);
}

}  // namespace windtunnel::app
