// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "app/designer/canvas/canvas_state.h"

namespace windtunnel::app {

/// Where a moved rectangle comes to rest, and the lines that say why.
struct Snap {
  exporters::diagram::Point by;  ///< To be added to the rectangle.
  std::vector<Guide> guides;
};

/// Aligns a rectangle with others: edges and centres, equal gaps to two neighbours in a row or column, else
/// the grid. `reach` is the distance, in the drawing, over which alignment pulls.
Snap snapTo(const exporters::diagram::Rect& moved, const std::vector<exporters::diagram::Rect>& others,
            double reach);

}  // namespace windtunnel::app
