// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "exporters/diagram/geometry.h"

namespace windtunnel::exporters::diagram {

/// Clearances of arrows, in pixels.
inline constexpr double kMargin = 16;     ///< an arrow that passes a box prefers this distance
inline constexpr double kHardMargin = 5;  ///< and never comes closer than this
inline constexpr double kBendCost = 56;   ///< a bend is worth this much detour

/// One search: obstacles and two free points, each with the orientation in which the path leaves or enters.
struct PathQuery {
  std::vector<Rect> obstacles;
  Rect window;
  Point start;
  Point goal;
  bool startHorizontal = true;
  bool goalHorizontal = true;
};

/// Shortest orthogonal path with few bends on the sparse grid of lines that run beside the obstacles (A*; the
/// grid is the orthogonal visibility graph of Wybrow, Marriott and Stuckey, "Orthogonal Connector Routing",
/// 2009, with lines closer than half a margin merged). One object is reused for many searches to keep its
/// memory.
class PathSearch {
 public:
  /// The bends from start to goal, both included; nothing when the window holds no path.
  std::optional<Polyline> find(const PathQuery& query);

 private:
  struct Open {
    double estimate;
    std::uint32_t state;
  };

  void buildLines(const PathQuery& query);
  void blockObstacles(const PathQuery& query);
  void blockBox(const Rect& rect, const PathQuery& query);
  std::optional<std::uint32_t> run(const PathQuery& query);
  void visit(std::uint32_t from, int ix, int iy, bool horizontal, double cost, const PathQuery& query);
  double heuristic(int ix, int iy, bool horizontal, const PathQuery& query) const;
  Polyline trace(std::uint32_t state) const;

  std::uint32_t stateOf(int ix, int iy, bool horizontal) const;
  bool blocked(int ix, int iy, int jx, int jy) const;

  std::vector<double> m_xs;
  std::vector<double> m_ys;
  std::vector<std::uint8_t> m_blocked;
  std::vector<double> m_cost;
  std::vector<std::uint32_t> m_parent;
  std::vector<std::uint32_t> m_stamp;
  std::vector<Open> m_open;
  std::uint32_t m_search = 0;
};

}  // namespace windtunnel::exporters::diagram
