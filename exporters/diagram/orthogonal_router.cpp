// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/orthogonal_router.h"

#include "exporters/diagram/label_placement.h"
#include "exporters/diagram/nudging.h"

namespace windtunnel::exporters::diagram {

OrthogonalRouter::OrthogonalRouter(std::vector<Rect> boxes, std::vector<RouteEdge> edges)
    : m_planner(std::move(boxes)), m_edges(std::move(edges)) {
  m_ports = assignPorts(m_planner.boxes(), m_edges);
  m_planned.resize(m_edges.size());
  for (std::size_t i = 0; i < m_edges.size(); ++i) planEdge(i);
  finish();
}

void OrthogonalRouter::planEdge(std::size_t index) {
  m_planned[index] = m_planner.plan(m_edges[index], m_ports[index]);
}

bool OrthogonalRouter::touched(std::size_t index, const std::vector<Rect>& changed, Reroute how) const {
  const PlannedPath& planned = m_planned[index];
  const auto meets = [](const Polyline& line, const Rect& rect) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (rect.intersects(rectBetween(line[i - 1], line[i]).inflated(kHardMargin))) return true;
    }
    return false;
  };
  return std::any_of(changed.begin(), changed.end(), [&](const Rect& rect) {
    return how == Reroute::Exact ? rect.intersects(planned.reach.inflated(2 * kMargin))
                                 : meets(planned.line, rect);
  });
}

int OrthogonalRouter::moveBoxes(const std::vector<std::pair<int, Rect>>& moved, Reroute how) {
  std::vector<Rect> changed;
  for (const auto& [index, rect] : moved) {
    changed.push_back(m_planner.boxes()[static_cast<std::size_t>(index)]);
    changed.push_back(rect);
    m_planner.setBox(index, rect);
  }
  std::vector<EdgePorts> ports = assignPorts(m_planner.boxes(), m_edges);
  ports.swap(m_ports);
  int count = 0;
  for (std::size_t i = 0; i < m_edges.size(); ++i) {
    if (ports[i] == m_ports[i] && !touched(i, changed, how)) continue;
    planEdge(i);
    ++count;
  }
  finish();
  return count;
}

void OrthogonalRouter::finish() {
  m_lines.resize(m_planned.size());
  for (std::size_t i = 0; i < m_planned.size(); ++i) m_lines[i] = m_planned[i].line;
  nudgeApart(m_lines, m_edges, m_planner);
  for (Polyline& line : m_lines) line = simplified(line);
  m_labels = placeLabels(m_lines, m_edges, m_planner.boxes());
}

}  // namespace windtunnel::exporters::diagram
