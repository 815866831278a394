// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSGTransformNode>

#include "app/designer/canvas/scene/sheet_nodes.h"
#include "app/designer/canvas/scene/uploaded_atlas.h"

namespace windtunnel::app {

/// The drawing itself: boundaries, arrows and boxes.
class BaseScene : public QSGTransformNode {
 public:
  explicit BaseScene(QQuickWindow* window);
  ~BaseScene() override;

  /// Draws the part of the drawing that is in `area`, whose corner comes to the origin of the node.
  void sync(const CanvasState& state, const exporters::diagram::Rect& area, double pixelRatio, bool settled);

 private:
  /// Whether all its texts found room.
  bool draw(const CanvasState& state, const exporters::diagram::Rect& area, double pixelRatio, bool settled);

  UploadedAtlas m_atlas;
  SheetNodes m_nodes;
};

}  // namespace windtunnel::app
