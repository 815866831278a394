// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "exporters/diagram/drawing.h"
#include "exporters/diagram/theme.h"

namespace windtunnel::exporters::diagram {

struct SvgOptions {
  const Theme& theme = Theme::lightTheme();
  std::string title;         ///< Name of the document; also for screen readers.
  bool legend = true;        ///< Explains the kinds that occur, below the drawing.
  bool transparent = false;  ///< No background.
  double margin = 32;
};

/// The drawing as one self-contained SVG file: icons inside, no script, no link. The same drawing gives the
/// same bytes.
std::string writeSvg(const Drawing& drawing, const SvgOptions& options);

}  // namespace windtunnel::exporters::diagram
