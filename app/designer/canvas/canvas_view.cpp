// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/designer/canvas/base_item.h"
#include "app/designer/canvas/canvas_item.h"
#include "app/designer/canvas/hit_test.h"

/// Which part of the drawing is seen, and where things stand on the screen.
namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kFitMargin = 48;

}  // namespace

void CanvasItem::viewEdited() {
  // What slides under a resting pointer is not pointed at.
  m_rest.stop();
  m_base->setPicture(m_settled && !m_state.overlay.live && !m_tools.changesDrawing());
  m_panning.start();
  refresh();
  emit viewChanged();
}

void CanvasItem::zoomAround(QPointF view, double factor) {
  const ViewTransform before = m_state.view;
  m_state.view.zoomAround({view.x(), view.y()}, m_state.view.zoom * factor);
  if (m_state.view == before) return;
  m_settled = false;
  m_settle.start();
  viewEdited();
}

void CanvasItem::setZoom(double zoom) {
  zoomAround({width() / 2, height() / 2}, zoom / m_state.view.zoom);
}

void CanvasItem::fitTo(const Rect& world, double mostZoom) {
  if (world.empty() || width() <= 0 || height() <= 0) return;
  const double z = std::min(
      {(width() - 2 * kFitMargin) / world.width, (height() - 2 * kFitMargin) / world.height, mostZoom});
  m_state.view.zoom = std::clamp(z, kLeastZoom, kMostZoom);
  centerOn(world.center());
}

void CanvasItem::centerOn(Point world) {
  m_state.view.offset = Point{width() / 2, height() / 2} - world * m_state.view.zoom;
  viewEdited();
}

void CanvasItem::fit() {
  m_fitPending = false;
  const Drawing& drawing = m_glide ? m_glide->target : m_state.drawing;
  fitTo(drawing.bounds(), 1.1);
}

void CanvasItem::fitSelection() {
  Rect all;
  for (const std::string& path : m_state.selection)
    all = all.united(rectOf(m_state.drawing, path).value_or(Rect{}));
  fitTo(all.empty() ? m_state.drawing.bounds() : all, 1.5);
}

void CanvasItem::reveal(const QString& path) {
  const auto rect = rectOf(m_state.drawing, path.toStdString());
  if (!rect) return;
  if (m_state.view.zoom < 0.5) m_state.view.zoom = 0.8;
  if (!m_state.seen().contains(rect->inflated(16))) centerOn(rect->center());
  m_state.pulsed = path.toStdString();
  m_state.pulse = m_reducedMotion ? 0 : 1;
  updateTicking();
  viewEdited();
}

QPointF CanvasItem::toDrawing(QPointF view) const {
  const Point p = m_state.view.toWorld({view.x(), view.y()});
  return {p.x, p.y};
}

QPointF CanvasItem::toView(QPointF drawing) const {
  const Point p = m_state.view.toView(Point{drawing.x(), drawing.y()});
  return {p.x, p.y};
}

QString CanvasItem::pathAt(QPointF view) const {
  return QString::fromStdString(hitTest(m_state, {view.x(), view.y()}).path);
}

QRectF CanvasItem::viewRect(const QString& path) const {
  const auto rect = rectOf(m_state.drawing, path.toStdString());
  if (!rect) return {};
  const Rect r = m_state.view.toView(*rect);
  return {r.x, r.y, r.width, r.height};
}

}  // namespace windtunnel::app
