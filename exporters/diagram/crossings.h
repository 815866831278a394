// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exporters/diagram/drawing.h"

namespace windtunnel::exporters::diagram {

/// Where arrows cross: the level one hops over the upright one with a small arc, so that nobody takes the
/// crossing for a bend.
class Crossings {
 public:
  /// Looks at the arrows that meet `within` alone; an empty one means all.
  explicit Crossings(const Drawing& drawing, const Rect& within = {});

  /// A line of that arrow, corners already rounded, with its arcs.
  Polyline hopped(const Polyline& line, int arrow) const;

 private:
  struct Upright {
    double x, top, bottom;
    int arrow;
  };
  std::vector<double> over(Point a, Point b, int arrow) const;

  std::vector<Upright> m_uprights;  // sorted by x
};

}  // namespace windtunnel::exporters::diagram
