// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRendererInterface>

#include "app/designer/canvas/base_item.h"
#include "app/designer/canvas/canvas_item.h"
#include "app/designer/canvas/scene/overlay_scene.h"
#include "app/painting/diagram_painter.h"
#include "app/painting/fonts.h"

namespace windtunnel::app {

/// Own geometry needs a graphics API; without one the same drawing is painted and shown as an image.
QSGNode* CanvasItem::paintedNode(QSGNode* old) {
  auto* node = static_cast<QSGImageNode*>(old);
  if (!node) {
    node = window()->createImageNode();
    node->setOwnsTexture(true);
  }
  QImage image(QSize(static_cast<int>(width()), static_cast<int>(height())),
               QImage::Format_ARGB32_Premultiplied);
  image.fill(toQColor(m_state.theme->canvas));
  QPainter painter(&image);
  painter.translate(m_state.view.offset.x, m_state.view.offset.y);
  painter.scale(m_state.view.zoom, m_state.view.zoom);
  paintDrawing(painter, m_state.drawing, *m_state.theme);
  painter.end();
  node->setTexture(window()->createTextureFromImage(image));
  node->setRect(0, 0, width(), height());
  return node;
}

void CanvasItem::refresh() {
  update();
  polish();
}

void CanvasItem::updatePolish() {
  m_base->follow(m_baseVersion, m_settled);
}

QSGNode* CanvasItem::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
  if (width() < 1 || height() < 1) {
    delete old;
    return nullptr;
  }
  if (window()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software) return paintedNode(old);
  auto* scene = static_cast<OverlayScene*>(old);
  if (!scene) scene = new OverlayScene(window());
  scene->sync(m_state, window()->effectiveDevicePixelRatio(), m_settled);
  return scene;
}

}  // namespace windtunnel::app
