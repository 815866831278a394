// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSGTransformNode>

#include "app/designer/canvas/scene/sheet_nodes.h"
#include "app/designer/canvas/scene/uploaded_atlas.h"

namespace windtunnel::app {

/// What lies above the drawing and changes with every frame: the run, and the gesture under way.
class OverlayScene : public QSGTransformNode {
 public:
  explicit OverlayScene(QQuickWindow* window);
  ~OverlayScene() override;

  /// Brings the nodes up to date; `settled` says that the zoom has come to rest.
  void sync(const CanvasState& state, double pixelRatio, bool settled);

 private:
  UploadedAtlas m_atlas;
  SheetNodes m_live;
  SheetNodes m_feedback;
};

}  // namespace windtunnel::app
