// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/base_scene.h"

#include <QMatrix4x4>

namespace windtunnel::app {

using exporters::diagram::Rect;

BaseScene::BaseScene(QQuickWindow* window) : m_atlas(window) {
  m_nodes.putUnder(*this);
}

BaseScene::~BaseScene() {
  removeAllChildNodes();
}

bool BaseScene::draw(const CanvasState& state, const Rect& area, double pixelRatio, bool settled) {
  const double textZoom = m_atlas.textZoomFor(state.view.zoom, settled, state.theme);
  const SheetContext context{state, m_atlas.atlas(), area, pixelRatio, textZoom};
  Sheet sheet(context);
  drawBase(sheet, shownEmphasis(state));
  m_nodes.fillFrom(sheet, m_atlas.atlas().image());
  return !m_atlas.atlas().overflowed();
}

void BaseScene::sync(const CanvasState& state, const Rect& area, double pixelRatio, bool settled) {
  // Where texts of other parts of the drawing have used up the atlas, those of this part alone have room.
  if (!draw(state, area, pixelRatio, settled)) draw(state, area, pixelRatio, settled);
  m_nodes.setTexture(m_atlas.texture());
  QMatrix4x4 matrix;
  matrix.translate(static_cast<float>(-area.x * state.view.zoom),
                   static_cast<float>(-area.y * state.view.zoom));
  setMatrix(matrix);
}

}  // namespace windtunnel::app
