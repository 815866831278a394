// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/uploaded_atlas.h"

#include <QQuickWindow>

namespace windtunnel::app {

double UploadedAtlas::textZoomFor(double zoom, bool settled, const exporters::diagram::Theme* theme) {
  const double ratio = m_textZoom > 0 ? zoom / m_textZoom : 0;
  const double wanted = !settled && ratio > 0.6 && ratio < 1.7 ? m_textZoom : zoom;
  if (wanted != m_textZoom || m_theme != theme || m_atlas.overflowed()) m_atlas.reset();
  m_textZoom = wanted;
  m_theme = theme;
  return wanted;
}

QSGTexture* UploadedAtlas::texture() {
  if (m_texture && m_version == m_atlas.version()) return m_texture.get();
  if (m_atlas.image().isNull()) m_atlas.reset();
  m_previous = std::move(m_texture);
  m_texture.reset(m_window->createTextureFromImage(m_atlas.image(), QQuickWindow::TextureHasAlphaChannel));
  m_texture->setFiltering(QSGTexture::Linear);
  m_version = m_atlas.version();
  return m_texture.get();
}

}  // namespace windtunnel::app
