// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/layout_graph.h"

#include "exporters/diagram/spatial_grid.h"

namespace windtunnel::exporters::diagram {

namespace {

constexpr double kKeepClear = 24;

double snapped(double v) {
  return std::round(v / kLayoutGrid) * kLayoutGrid;
}

/// Mean distance from the wish to the fixed place: over the fixed neighbours, else over all fixed nodes.
Point shiftFor(const LayoutGraph& graph, const std::vector<Point>& wished, int node) {
  Point near, all;
  double nearCount = 0, allCount = 0;
  const auto offset = [&](int i) {
    return *graph.nodes[static_cast<std::size_t>(i)].fixed - wished[static_cast<std::size_t>(i)];
  };
  for (const LayoutEdge& edge : graph.edges) {
    const int other = edge.from == node ? edge.to : edge.to == node ? edge.from : -1;
    if (other < 0 || !graph.nodes[static_cast<std::size_t>(other)].fixed) continue;
    near = near + offset(other);
    ++nearCount;
  }
  if (nearCount > 0) return near * (1 / nearCount);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].fixed) all = all + offset(static_cast<int>(i)), ++allCount;
  }
  return allCount > 0 ? all * (1 / allCount) : Point{};
}

class FreePlaces {
 public:
  void take(const Rect& rect) {
    m_grid.insert(static_cast<int>(m_taken.size()), rect);
    m_taken.push_back(rect);
  }

  /// The nearest free place on growing squares round the wish.
  Point nearest(Point wish, const Size& size) const {
    const Point start{snapped(wish.x), snapped(wish.y)};
    for (int ring = 0; ring < 400; ++ring) {
      const int step = ring < 20 ? 1 : 4;
      for (int i = -ring; i <= ring; i += step) {
        for (const Point d : {Point{double(i), double(ring)}, Point{double(i), double(-ring)},
                              Point{double(ring), double(i)}, Point{double(-ring), double(i)}}) {
          const Point at = start + d * (2 * kLayoutGrid);
          if (free({at.x, at.y, size.width, size.height})) return at;
        }
      }
    }
    return start;
  }

 private:
  bool free(const Rect& rect) const {
    const Rect wide = rect.inflated(kKeepClear);
    for (const int id : m_grid.near(wide)) {
      if (m_taken[static_cast<std::size_t>(id)].intersects(wide)) return false;
    }
    return true;
  }

  std::vector<Rect> m_taken;
  SpatialGrid m_grid;
};

}  // namespace

std::vector<Point> keepFixed(const LayoutGraph& graph, const std::vector<Point>& wished) {
  std::vector<Point> out = wished;
  FreePlaces places;
  bool anyFixed = false;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const LayoutNode& node = graph.nodes[i];
    if (!node.fixed) continue;
    anyFixed = true;
    out[i] = *node.fixed;
    places.take({out[i].x, out[i].y, node.size.width, node.size.height});
  }
  if (!anyFixed) return out;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const LayoutNode& node = graph.nodes[i];
    if (node.fixed) continue;
    out[i] = places.nearest(wished[i] + shiftFor(graph, wished, static_cast<int>(i)), node.size);
    places.take({out[i].x, out[i].y, node.size.width, node.size.height});
  }
  return out;
}

}  // namespace windtunnel::exporters::diagram
