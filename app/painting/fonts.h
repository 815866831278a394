// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>

#include "exporters/diagram/text_width.h"
#include "exporters/diagram/theme.h"

namespace windtunnel::app {

/// The typeface of the drawing at a pixel size: Inter, else DejaVu Sans, else what the system offers.
QFont drawingFont(double pixels, exporters::diagram::Weight weight = exporters::diagram::Weight::Regular);

inline QColor toQColor(exporters::diagram::Color c) {
  return QColor(c.r, c.g, c.b, c.a);
}

}  // namespace windtunnel::app
