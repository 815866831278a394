// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSGGeometryNode>
#include <QSGTexture>
#include <QSGTransformNode>
#include <memory>

#include "app/designer/canvas/scene/mask_material.h"
#include "app/designer/canvas/scene/sheet.h"

class QQuickWindow;

namespace windtunnel::app {

/// The scene graph of the canvas: three sheets below one transform. The base sheet covers more than is seen
/// and is kept while the view moves inside it; the others are small and made anew for each frame.
class CanvasScene : public QSGTransformNode {
 public:
  explicit CanvasScene(QQuickWindow* window);
  ~CanvasScene() override;

  /// Brings the nodes up to date. `baseVersion` changes whenever something on the base sheet does; `settled`
  /// says that the zoom has come to rest, so that texts are painted for it.
  void sync(const CanvasState& state, unsigned baseVersion, bool settled);

 private:
  struct Layer;

  void uploadAtlas();
  bool covers(const exporters::diagram::Rect& seen) const;
  double textZoom(double zoom, bool settled) const;

  QQuickWindow* m_window;
  MaskAtlas m_atlas;
  std::unique_ptr<QSGTexture> m_texture;
  unsigned m_textureVersion = 0;
  std::unique_ptr<Layer> m_base;
  std::unique_ptr<Layer> m_live;
  std::unique_ptr<Layer> m_feedback;
  unsigned m_baseVersion = 0;
  bool m_built = false;
  double m_zoom = 0;
  double m_textZoom = 0;
  int m_atlasHeight = 0;
  exporters::diagram::Rect m_covered;
  const exporters::diagram::Theme* m_theme = nullptr;
};

}  // namespace windtunnel::app
