// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "app/designer/canvas/canvas_state.h"

namespace windtunnel::app {

/// What lies under a point, the topmost part first.
struct Hit {
  enum class What { Nothing, Node, Port, Pip, Arrow, ArrowStart, ArrowEnd, Boundary, BoundaryTitle, Toggle };
  What what = What::Nothing;
  int index = -1;    ///< Of the box, arrow or boundary.
  int part = -1;     ///< Number of the pip.
  std::string path;  ///< Of the element.
};

Hit hitTest(const CanvasState& state, exporters::diagram::Point view);

/// The four points of a box from which an arrow can be drawn.
std::array<exporters::diagram::Point, 4> portPoints(const exporters::diagram::Rect& rect);

/// The little sign that collapses a boundary or opens a collapsed one.
exporters::diagram::Rect toggleRect(const exporters::diagram::Rect& boundary);

/// The innermost boundary a point lies in; -1: none.
int boundaryUnder(const exporters::diagram::Drawing& drawing, exporters::diagram::Point world);

}  // namespace windtunnel::app
