// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/minimap_item.h"

#include <QPainter>
#include <algorithm>

#include "app/painting/fonts.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kMargin = 8;

}  // namespace

MinimapItem::MinimapItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setAcceptedMouseButtons(Qt::LeftButton);
  setAntialiasing(true);
}

void MinimapItem::setCanvas(CanvasItem* canvas) {
  if (canvas == m_canvas) return;
  if (m_canvas) m_canvas->disconnect(this);
  m_canvas = canvas;
  if (canvas) {
    connect(canvas, &CanvasItem::viewChanged, this, [this] { update(); });
    connect(canvas, &CanvasItem::drawingChanged, this, &MinimapItem::drawingChanged);
    connect(canvas, &CanvasItem::themeChanged, this, &MinimapItem::drawingChanged);
  }
  drawingChanged();
  emit canvasChanged();
}

void MinimapItem::drawingChanged() {
  m_image = {};
  update();
}

MinimapItem::Fit MinimapItem::fit() const {
  const Rect bounds = m_canvas->drawing().bounds().inflated(24);
  const double scale =
      std::min({(width() - 2 * kMargin) / bounds.width, (height() - 2 * kMargin) / bounds.height, 0.4});
  return {scale, QPointF(width() / 2 - bounds.center().x * scale, height() / 2 - bounds.center().y * scale)};
}

/// Boxes and boundaries only, kept until the drawing changes: the frame moves far more often.
void MinimapItem::renderDrawing() {
  const Theme& theme = *m_canvas->state().theme;
  const double ratio = std::max(1.0, static_cast<double>(contentsScale()));
  m_image = QImage((QSizeF(width(), height()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
  m_image.setDevicePixelRatio(ratio);
  m_image.fill(toQColor(theme.surface));
  QPainter painter(&m_image);
  painter.setRenderHint(QPainter::Antialiasing);
  const Fit f = fit();
  const auto place = [&](const Rect& r) {
    return QRectF(r.x * f.scale + f.offset.x(), r.y * f.scale + f.offset.y(),
                  std::max(r.width * f.scale, 2.0), std::max(r.height * f.scale, 1.5));
  };
  for (const BoundaryBox& boundary : m_canvas->drawing().boundaries()) {
    painter.setPen(QPen(toQColor(theme.boundaryBorder), 0.8));
    painter.setBrush(toQColor(theme.boundaryFill));
    painter.drawRoundedRect(place(boundary.rect), 2, 2);
  }
  painter.setPen(QPen(toQColor(theme.arrow.withAlpha(0.5)), 0.6));
  for (const Arrow& arrow : m_canvas->drawing().arrows()) {
    for (std::size_t i = 1; i < arrow.line.size(); ++i) {
      const Point a = arrow.line[i - 1] * f.scale;
      const Point b = arrow.line[i] * f.scale;
      painter.drawLine(QPointF(a.x, a.y) + f.offset, QPointF(b.x, b.y) + f.offset);
    }
  }
  painter.setPen(Qt::NoPen);
  for (const NodeBox& node : m_canvas->drawing().nodes()) {
    painter.setBrush(toQColor(theme.kind(node.kind)));
    painter.drawRoundedRect(place(node.rect), 1, 1);
  }
}

void MinimapItem::paint(QPainter* painter) {
  if (!m_canvas || m_canvas->isEmpty() || width() < 16 || height() < 16) return;
  if (m_image.isNull() || m_image.deviceIndependentSize().toSize() != QSizeF(width(), height()).toSize())
    renderDrawing();
  painter->drawImage(QPointF(0, 0), m_image);
  const Theme& theme = *m_canvas->state().theme;
  const Fit f = fit();
  const Rect seen = m_canvas->visibleWorld();
  const QRectF frame(seen.x * f.scale + f.offset.x(), seen.y * f.scale + f.offset.y(), seen.width * f.scale,
                     seen.height * f.scale);
  painter->setPen(QPen(toQColor(theme.accent), 1.5));
  painter->setBrush(toQColor(theme.accent.withAlpha(0.08)));
  painter->drawRoundedRect(frame.intersected(QRectF(0.75, 0.75, width() - 1.5, height() - 1.5)), 2, 2);
}

void MinimapItem::mousePressEvent(QMouseEvent* event) {
  m_slip = {};
  mouseMoveEvent(event);
}

void MinimapItem::mouseMoveEvent(QMouseEvent* event) {
  if (!m_canvas || m_canvas->isEmpty()) return;
  const Fit f = fit();
  const QPointF at = (event->position() + m_slip - f.offset) / f.scale;
  const Rect bounds = m_canvas->drawing().bounds();
  const QPointF kept(std::clamp(at.x(), bounds.left(), bounds.right()),
                     std::clamp(at.y(), bounds.top(), bounds.bottom()));
  m_slip += (kept - at) * f.scale;
  m_canvas->centerOn({kept.x(), kept.y()});
}

}  // namespace windtunnel::app
