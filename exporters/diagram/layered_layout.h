// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/diagram/layout_graph.h"

namespace windtunnel::exporters::diagram {

/// The built-in layout, from left to right: every container is laid out alone, from the inside out, and then
/// stands as a box in the one around it. Fixed nodes stay. Answers the top left corners of all nodes, at or
/// right of and below the origin when nothing is fixed.
std::vector<Point> layeredLayout(const LayoutGraph& graph);

}  // namespace windtunnel::exporters::diagram
