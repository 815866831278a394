// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/label_placement.h"

#include "exporters/diagram/spatial_grid.h"

namespace windtunnel::exporters::diagram {

namespace {

constexpr double kBreathing = 4;

struct Run {
  Point a;
  Point b;
  double score;
};

/// The segments of a line, the best place for text first: long horizontal ones.
std::vector<Run> runsOf(const Polyline& line, const Size& label) {
  std::vector<Run> runs;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point a = line[i - 1];
    const Point b = line[i];
    const bool horizontal = std::abs(a.y - b.y) < 0.5;
    const double room = distance(a, b) - (horizontal ? label.width : label.height) - 2 * kBreathing;
    if (room > 0) runs.push_back({a, b, room * (horizontal ? 2 : 1)});
  }
  std::stable_sort(runs.begin(), runs.end(), [](const Run& l, const Run& r) { return l.score > r.score; });
  return runs;
}

class Placement {
 public:
  explicit Placement(const std::vector<Rect>& boxes) : m_boxes(boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i) m_boxGrid.insert(static_cast<int>(i), boxes[i]);
  }

  Rect place(const Polyline& line, const Size& label) {
    for (const Run& run : runsOf(line, label)) {
      for (const double share : {0.5, 0.35, 0.65, 0.22, 0.78}) {
        const Point c = run.a + (run.b - run.a) * share;
        const Rect rect{c.x - label.width / 2, c.y - label.height / 2, label.width, label.height};
        if (free(rect)) return take(rect);
      }
    }
    return {};
  }

 private:
  bool free(const Rect& rect) const {
    const Rect wide = rect.inflated(2);
    for (const int id : m_boxGrid.near(wide)) {
      if (m_boxes[static_cast<std::size_t>(id)].intersects(wide)) return false;
    }
    for (const int id : m_labelGrid.near(wide)) {
      if (m_labels[static_cast<std::size_t>(id)].intersects(wide)) return false;
    }
    return true;
  }

  Rect take(const Rect& rect) {
    m_labelGrid.insert(static_cast<int>(m_labels.size()), rect);
    m_labels.push_back(rect);
    return rect;
  }

  const std::vector<Rect>& m_boxes;
  SpatialGrid m_boxGrid;
  SpatialGrid m_labelGrid;
  std::vector<Rect> m_labels;
};

}  // namespace

std::vector<Rect> placeLabels(const std::vector<Polyline>& lines, const std::vector<RouteEdge>& edges,
                              const std::vector<Rect>& boxes) {
  Placement placement(boxes);
  std::vector<Rect> labels(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (edges[i].label.width > 0) labels[i] = placement.place(lines[i], edges[i].label);
  }
  return labels;
}

}  // namespace windtunnel::exporters::diagram
