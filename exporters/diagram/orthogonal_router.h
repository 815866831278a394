// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exporters/diagram/route_planner.h"

namespace windtunnel::exporters::diagram {

/// How far a change is followed: a preview routes only arrows that end at a moved box or would run through
/// it; an exact change routes all that could differ.
enum class Reroute { Preview, Exact };

/// Routes all arrows of a drawing orthogonally round its boxes. The result depends only on boxes and edges,
/// never on the order of earlier changes: after an exact moveBoxes() the routes equal those of a router made
/// anew.
class OrthogonalRouter {
 public:
  OrthogonalRouter(std::vector<Rect> boxes, std::vector<RouteEdge> edges);

  /// Moves boxes (index, new rectangle) and routes again only the arrows this touches; answers how many.
  int moveBoxes(const std::vector<std::pair<int, Rect>>& moved, Reroute how = Reroute::Exact);

  const std::vector<Polyline>& lines() const { return m_lines; }
  const std::vector<Rect>& labels() const { return m_labels; }
  const std::vector<Rect>& boxes() const { return m_planner.boxes(); }

 private:
  void planEdge(std::size_t index);
  bool touched(std::size_t index, const std::vector<Rect>& changed, Reroute how) const;
  void finish();

  RoutePlanner m_planner;
  std::vector<RouteEdge> m_edges;
  std::vector<EdgePorts> m_ports;
  std::vector<PlannedPath> m_planned;
  std::vector<Polyline> m_lines;
  std::vector<Rect> m_labels;
};

}  // namespace windtunnel::exporters::diagram
