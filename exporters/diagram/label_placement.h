// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exporters/diagram/ports.h"

namespace windtunnel::exporters::diagram {

/// A place for every arrow's text on its own line, never under a box and never on another text; an empty
/// rectangle where there is no such place or no text.
std::vector<Rect> placeLabels(const std::vector<Polyline>& lines, const std::vector<RouteEdge>& edges,
                              const std::vector<Rect>& boxes);

}  // namespace windtunnel::exporters::diagram
