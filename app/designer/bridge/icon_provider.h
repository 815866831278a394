// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickImageProvider>

namespace windtunnel::app {

/// Draws the program's own icons in any colour and size: `image://icon/ui/play/1b2430` (the last part is
/// RRGGBB or AARRGGBB). The files are strokes in black; the asked colour takes its place.
class IconProvider : public QQuickImageProvider {
 public:
  IconProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}

  QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;
};

}  // namespace windtunnel::app
