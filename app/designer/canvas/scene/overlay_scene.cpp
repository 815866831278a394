// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/overlay_scene.h"

#include <QMatrix4x4>
#include <cmath>

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kSpare = 24;  // view units beyond what is seen

}  // namespace

OverlayScene::OverlayScene(QQuickWindow* window) : m_atlas(window) {
  m_live.putUnder(*this);
  m_feedback.putUnder(*this);
}

OverlayScene::~OverlayScene() {
  removeAllChildNodes();
}

void OverlayScene::sync(const CanvasState& state, double pixelRatio, bool settled) {
  const double textZoom = m_atlas.textZoomFor(state.view.zoom, settled, state.theme);
  const SheetContext context{state, m_atlas.atlas(), state.seen().inflated(kSpare / state.view.zoom),
                             pixelRatio, textZoom};
  Sheet live(context);
  if (!state.overlay.components.empty() || !state.overlay.arrows.empty())
    drawLive(live, shownEmphasis(state));
  Sheet feedback(context);
  drawFeedback(feedback);
  // The shares of the atlas are known only when all texts are in it.
  m_live.fillFrom(live, m_atlas.atlas().image());
  m_feedback.fillFrom(feedback, m_atlas.atlas().image());
  for (SheetNodes* nodes : {&m_live, &m_feedback}) nodes->setTexture(m_atlas.texture());
  QMatrix4x4 matrix;
  matrix.translate(static_cast<float>(std::round(state.view.offset.x * pixelRatio) / pixelRatio),
                   static_cast<float>(std::round(state.view.offset.y * pixelRatio) / pixelRatio));
  setMatrix(matrix);
}

}  // namespace windtunnel::app
