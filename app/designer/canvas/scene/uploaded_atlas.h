// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSGTexture>
#include <memory>

#include "app/designer/canvas/scene/mask_atlas.h"
#include "exporters/diagram/theme.h"

class QQuickWindow;

namespace windtunnel::app {

/// The texts and icons of a scene, and their copy where the graphics are.
class UploadedAtlas {
 public:
  explicit UploadedAtlas(QQuickWindow* window) : m_window(window) {}

  MaskAtlas& atlas() { return m_atlas; }

  /// The zoom texts are painted for in a view of this zoom: until the zoom is `settled`, texts painted for
  /// one nearby are scaled. Forgets what was painted for another zoom or theme.
  double textZoomFor(double zoom, bool settled, const exporters::diagram::Theme* theme);

  /// The texture of what has been painted; another one whenever something was added.
  QSGTexture* texture();

 private:
  QQuickWindow* m_window;
  MaskAtlas m_atlas;
  std::unique_ptr<QSGTexture> m_texture;
  std::unique_ptr<QSGTexture>
      m_previous;  ///< Materials let go of it only after they have been given the next.
  unsigned m_version = 0;
  double m_textZoom = 0;
  const exporters::diagram::Theme* m_theme = nullptr;
};

}  // namespace windtunnel::app
