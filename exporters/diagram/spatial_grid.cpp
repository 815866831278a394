// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/spatial_grid.h"

#include <algorithm>

namespace windtunnel::exporters::diagram {

std::int64_t SpatialGrid::key(int cx, int cy) const {
  return (static_cast<std::int64_t>(cx) << 32) ^ static_cast<std::uint32_t>(cy);
}

template <class Visit>
void SpatialGrid::eachCell(const Rect& area, Visit visit) const {
  const int x0 = static_cast<int>(std::floor(area.left() / m_cell));
  const int x1 = static_cast<int>(std::floor(area.right() / m_cell));
  const int y0 = static_cast<int>(std::floor(area.top() / m_cell));
  const int y1 = static_cast<int>(std::floor(area.bottom() / m_cell));
  for (int cx = x0; cx <= x1; ++cx) {
    for (int cy = y0; cy <= y1; ++cy) visit(key(cx, cy));
  }
}

void SpatialGrid::insert(int id, const Rect& rect) {
  eachCell(rect, [&](std::int64_t cell) { m_cells[cell].push_back(id); });
}

void SpatialGrid::remove(int id, const Rect& rect) {
  eachCell(rect, [&](std::int64_t cell) {
    const auto found = m_cells.find(cell);
    if (found != m_cells.end()) std::erase(found->second, id);
  });
}

std::vector<int> SpatialGrid::near(const Rect& area) const {
  std::vector<int> ids;
  eachCell(area, [&](std::int64_t cell) {
    const auto found = m_cells.find(cell);
    if (found != m_cells.end()) ids.insert(ids.end(), found->second.begin(), found->second.end());
  });
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace windtunnel::exporters::diagram
