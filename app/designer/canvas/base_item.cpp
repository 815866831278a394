// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/base_item.h"

#include <QQuickWindow>
#include <QSGRendererInterface>
#include <cmath>

#include "app/designer/canvas/scene/base_scene.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kSpare = 0.12;  // of the view's size, drawn beyond each of its edges

/// Device pixels for what is seen with something beyond each edge.
QSize pixelsFor(const CanvasState& state, double pixelRatio) {
  const double scale = pixelRatio * (1 + 2 * kSpare);
  return {static_cast<int>(std::ceil(state.size.width * scale)),
          static_cast<int>(std::ceil(state.size.height * scale))};
}

/// What so many pixels show round the middle of the view; the corner lies on a pixel when the origin does.
Rect areaOf(QSize pixels, const CanvasState& state, double pixelRatio) {
  const double pixel = 1 / (state.view.zoom * pixelRatio);
  const Rect seen = state.seen();
  return {std::floor((seen.x - kSpare * seen.width) / pixel) * pixel,
          std::floor((seen.y - kSpare * seen.height) / pixel) * pixel, pixels.width() * pixel,
          pixels.height() * pixel};
}

}  // namespace

BaseItem::BaseItem(const CanvasState& state, QQuickItem* canvas) : QQuickItem(canvas), m_state(state) {
  setFlag(ItemHasContents);
  setZ(-1);
}

void BaseItem::follow(unsigned version, bool settled) {
  const double zoom = m_state.view.zoom;
  const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
  const bool isRight = version == m_version && zoom == m_zoom && ratio == m_pixelRatio &&
                       (m_settled || !settled) && m_area.contains(m_state.seen());
  if (!isRight) {
    m_pixels = pixelsFor(m_state, ratio);
    m_area = areaOf(m_pixels, m_state, ratio);
    m_zoom = zoom;
    m_pixelRatio = ratio;
    m_version = version;
    m_settled = settled;
    setSize(QSizeF(m_pixels) / ratio);
    property("layer").value<QObject*>()->setProperty("textureSize", m_pixels);
    update();
  }
  const auto onPixel = [ratio](double v) { return std::round(v * ratio) / ratio; };
  setPosition({onPixel(m_state.view.offset.x) + onPixel(m_area.x * zoom),
               onPixel(m_state.view.offset.y) + onPixel(m_area.y * zoom)});
}

void BaseItem::setPicture(bool picture) {
  picture = picture && m_drawn;
  QObject* layer = property("layer").value<QObject*>();
  if (layer->property("enabled").toBool() == picture) return;
  layer->setProperty("smooth", false);
  layer->setProperty("enabled", picture);
}

QSGNode* BaseItem::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
  auto* scene = static_cast<BaseScene*>(old);
  if (m_area.empty() || window()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software) {
    delete scene;
    return nullptr;
  }
  if (!scene) scene = new BaseScene(window());
  m_drawn = true;
  scene->sync(m_state, m_area, m_pixelRatio, m_settled);
  return scene;
}

}  // namespace windtunnel::app
