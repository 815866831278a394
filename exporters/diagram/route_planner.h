// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exporters/diagram/path_search.h"
#include "exporters/diagram/ports.h"
#include "exporters/diagram/spatial_grid.h"

namespace windtunnel::exporters::diagram {

/// A planned path from port to port and the area whose boxes decided it: while no box in there changes,
/// planning again gives the same path.
struct PlannedPath {
  Polyline line;
  Rect reach;
};

/// Plans one arrow at a time round the boxes: first the shapes with at most two bends, then a search.
class RoutePlanner {
 public:
  explicit RoutePlanner(std::vector<Rect> boxes);

  const std::vector<Rect>& boxes() const { return m_boxes; }
  void setBox(int index, const Rect& rect);

  PlannedPath plan(const RouteEdge& edge, const EdgePorts& ports);

  /// True when a straight run between two points stays clear of all boxes but the two given ones, which it
  /// may touch but not enter.
  bool clear(Point a, Point b, int from, int to) const;

 private:
  bool clear(const Polyline& line, const RouteEdge& edge) const;
  bool simple(const RouteEdge& edge, const EdgePorts& ports, PlannedPath& out) const;
  bool searched(const RouteEdge& edge, const EdgePorts& ports, double reach, PlannedPath& out);
  double stub(const Port& port, int self) const;

  std::vector<Rect> m_boxes;
  SpatialGrid m_grid;
  PathSearch m_search;
};

}  // namespace windtunnel::exporters::diagram
