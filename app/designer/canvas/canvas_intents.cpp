// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// What gestures ask for, told to the document as signals.
#include <cmath>

#include "app/designer/canvas/canvas_item.h"
#include "exporters/diagram/box_text.h"
#include "exporters/diagram/layout_graph.h"
#include "exporters/diagram/shapes.h"
#include "exporters/diagram/theme.h"
#include "model/design/design.h"
#include "model/design/kind.h"

namespace windtunnel::app {

using namespace exporters::diagram;

QStringList CanvasItem::idsOf(const std::vector<std::string>& ids) const {
  QStringList out;
  for (const std::string& id : ids) out << QString::fromStdString(id);
  return out;
}

void CanvasItem::wantMove(const std::vector<std::string>& ids, Point by, const DropTarget& target) {
  if (!target.arrow.empty() && ids.size() == 1) {
    emit insertExistingRequested(QString::fromStdString(ids.front()), QString::fromStdString(target.arrow),
                                 by.x, by.y);
  } else if (target.boundaryChanges) {
    emit moveIntoRequested(idsOf(ids), by.x, by.y, QString::fromStdString(target.boundary));
  } else {
    emit moveRequested(idsOf(ids), by.x, by.y);
  }
}

void CanvasItem::wantDuplicate(const std::vector<std::string>& ids, Point by) {
  emit duplicateRequested(idsOf(ids), by.x, by.y);
}

void CanvasItem::wantConnect(const std::string& from, const std::string& to) {
  emit connectRequested(QString::fromStdString(from), QString::fromStdString(to));
}

void CanvasItem::wantReconnect(const std::string& key, const std::string& from, const std::string& to) {
  emit reconnectRequested(QString::fromStdString(key), QString::fromStdString(from),
                          QString::fromStdString(to));
}

void CanvasItem::refuseConnect(const std::string& reason) {
  emit connectRefused(QString::fromStdString(reason));
}

void CanvasItem::wantQuickAdd(const std::string& from, Point at) {
  const Point view = m_state.view.toView(at);
  emit quickAddRequested(QString::fromStdString(from), at.x, at.y, view.x, view.y);
}

/// The place asked for is the top left corner of a box whose middle is at the pointer, on the grid.
void CanvasItem::wantAdd(const std::string& kind, Point at, const DropTarget& target) {
  const model::Kind* found = model::findKind(kind);
  const Size size = found ? nodeSize(found->title, found->title) : Size{208, 132};
  const auto snap = [](double v) { return std::round(v / kLayoutGrid) * kLayoutGrid; };
  const Point corner{snap(at.x - size.width / 2), snap(at.y - size.height / 2)};
  const QString name = QString::fromStdString(kind);
  setPlacing({});
  if (!target.arrow.empty())
    emit insertRequested(name, QString::fromStdString(target.arrow), corner.x, corner.y);
  else
    emit addRequested(name, corner.x, corner.y, QString::fromStdString(target.boundary));
}

void CanvasItem::wantKillPod(const std::string& component, int pod) {
  emit killPodRequested(QString::fromStdString(component), pod);
}
void CanvasItem::wantRename(const std::string& path) {
  const auto rect = rectOf(m_state.drawing, path);
  if (!rect || m_state.readOnly || isArrowPath(path)) return;
  const std::string id = idOf(path);
  Rect place;
  std::string title;
  if (const int node = m_state.drawing.node(id); node >= 0) {
    const NodeBox& box = m_state.drawing.nodes()[static_cast<std::size_t>(node)];
    const Point origin = titleOrigin(box);
    place = {origin.x, origin.y - metrics::kTitleSize, textRoom(box.rect.width), metrics::kTitleSize * 1.4};
    title = box.title;
  } else {
    const BoundaryBox& boundary =
        m_state.drawing.boundaries()[static_cast<std::size_t>(m_state.drawing.boundary(id))];
    const Point origin = boundaryTitleOrigin(boundary);
    place = {origin.x, origin.y - metrics::kBoundaryTitleSize, boundary.rect.width - 90,
             metrics::kBoundaryTitleSize * 1.4};
    title = boundary.title;
  }
  const Rect view = m_state.view.toView(place);
  emit renameRequested(QString::fromStdString(id), QString::fromStdString(title),
                       {view.x, view.y, view.width, view.height}, metrics::kTitleSize * m_state.view.zoom);
}

void CanvasItem::startRename() {
  if (m_state.selection.size() == 1) wantRename(*m_state.selection.begin());
}

void CanvasItem::wantContextMenu(const std::string& path, Point view) {
  emit contextMenuRequested(QString::fromStdString(path), view.x, view.y);
}

void CanvasItem::wantCollapse(const std::string& boundary, bool collapsed) {
  emit collapseRequested(QString::fromStdString(boundary), collapsed);
}

void CanvasItem::showHint(const std::string& text) {
  const QString hint = QString::fromStdString(text);
  if (hint == m_hint) return;
  m_hint = hint;
  emit hintChanged();
}

}  // namespace windtunnel::app
