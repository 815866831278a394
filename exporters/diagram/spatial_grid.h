// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "exporters/diagram/geometry.h"

namespace windtunnel::exporters::diagram {

/// Finds rectangles by place: a hash of square cells, so cost follows what is near, not what exists.
class SpatialGrid {
 public:
  explicit SpatialGrid(double cellSize = 256) : m_cell(cellSize) {}

  void insert(int id, const Rect& rect);
  void remove(int id, const Rect& rect);
  void clear() { m_cells.clear(); }

  /// Ids whose rectangles may meet the area, ascending, each once. Callers test the exact rectangle.
  std::vector<int> near(const Rect& area) const;

 private:
  std::int64_t key(int cx, int cy) const;
  template <class Visit>
  void eachCell(const Rect& area, Visit visit) const;

  double m_cell;
  std::unordered_map<std::int64_t, std::vector<int>> m_cells;
};

}  // namespace windtunnel::exporters::diagram
