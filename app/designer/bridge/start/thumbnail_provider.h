// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickImageProvider>

namespace windtunnel::app {

/// Draws templates and files small, in another thread: `image://thumbnail/dark/template/three-tier` and
/// `image://thumbnail/light/file//designs/shop.windtunnel.yaml`. What cannot be read gives an empty image.
class ThumbnailProvider : public QQuickImageProvider {
 public:
  ThumbnailProvider() : QQuickImageProvider(Image, ForceAsynchronousImageLoading) {}

  QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;
};

}  // namespace windtunnel::app
