// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickItem>

#include "app/designer/canvas/canvas_state.h"

namespace windtunnel::app {

/// The drawing below what moves on it. It covers more than is seen and is kept while the view moves inside
/// it; meanwhile it is a picture, so that moving costs the same for a drawing of any size.
class BaseItem : public QQuickItem {
 public:
  BaseItem(const CanvasState& state, QQuickItem* canvas);

  /// Comes to where the view has it, and is drawn anew when what it shows is no longer right. `version`
  /// changes whenever something on it does; `settled` says that the zoom has come to rest, so that texts are
  /// painted for it.
  void follow(unsigned version, bool settled);
  /// Whether it is kept as a picture: while the view moves, and not when the drawing changes with every
  /// frame.
  void setPicture(bool picture);

 protected:
  QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;

 private:
  const CanvasState& m_state;
  exporters::diagram::Rect m_area;  ///< What it covers, in the drawing.
  QSize m_pixels;                   ///< Its size in device pixels.
  double m_zoom = 0;
  double m_pixelRatio = 1;
  unsigned m_version = 0;
  bool m_settled = false;
  bool m_drawn = false;
};

}  // namespace windtunnel::app
