// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QPointer>
#include <QQuickPaintedItem>

#include "app/designer/canvas/canvas_item.h"

namespace windtunnel::app {

/// The whole drawing, small, with a frame round what the canvas shows; a press or drag moves the view there.
/// The middle of the view does not leave the drawing: a pointer that goes on slips, and takes the view along
/// again as soon as it turns back.
class MinimapItem : public QQuickPaintedItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(Minimap)
  Q_PROPERTY(windtunnel::app::CanvasItem* canvas READ canvas WRITE setCanvas NOTIFY canvasChanged)

 public:
  explicit MinimapItem(QQuickItem* parent = nullptr);

  CanvasItem* canvas() const { return m_canvas; }
  void setCanvas(CanvasItem* canvas);
  void paint(QPainter* painter) override;

 signals:
  void canvasChanged();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  struct Fit {
    double scale;
    QPointF offset;
  };
  Fit fit() const;
  void drawingChanged();
  void renderDrawing();

  QPointer<CanvasItem> m_canvas;
  QPointF m_slip;  // from the pointer to what it holds
  QImage m_image;
};

}  // namespace windtunnel::app
