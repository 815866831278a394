// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>

#include "exporters/diagram/drawing.h"
#include "exporters/diagram/theme.h"

class QPainter;

namespace windtunnel::app {

struct PaintOptions {
  const exporters::diagram::Theme& theme = exporters::diagram::Theme::lightTheme();
  double scale = 1;  ///< Pixels of the image for one unit of the drawing.
  bool legend = true;
  bool transparent = false;
  double margin = 32;
};

/// Paints boundaries, arrows and boxes in the drawing's own coordinates; the same picture as the SVG.
void paintDrawing(QPainter& painter, const exporters::diagram::Drawing& drawing,
                  const exporters::diagram::Theme& theme);

/// The whole drawing as an image. Images of more than about 250 million pixels are painted at a smaller
/// scale.
QImage drawingImage(const exporters::diagram::Drawing& drawing, const PaintOptions& options);

/// The drawing fitted into a small image without texts that would be too small to read: for thumbnails.
QImage drawingThumbnail(const exporters::diagram::Drawing& drawing, QSize size,
                        const exporters::diagram::Theme& theme);

}  // namespace windtunnel::app
