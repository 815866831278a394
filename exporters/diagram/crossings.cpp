// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/crossings.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace windtunnel::exporters::diagram {
namespace {

constexpr double kHop = 4;    // radius of an arc
constexpr int kChords = 4;    // to an arc
constexpr double kClear = 2;  // straight line that must be left on either side
constexpr double kStraight = 0.01;

bool isUpright(Point a, Point b) {
  return std::abs(a.x - b.x) < kStraight;
}
bool isLevel(Point a, Point b) {
  return std::abs(a.y - b.y) < kStraight;
}

Rect around(Point a, Point b) {
  return {std::min(a.x, b.x) - 1, std::min(a.y, b.y) - 1, std::abs(a.x - b.x) + 2, std::abs(a.y - b.y) + 2};
}

/// A half circle over x, bulging upwards, in the direction of the line.
void appendArc(Polyline& line, double x, double y, double way) {
  for (int i = 0; i <= kChords; ++i) {
    const double angle = std::numbers::pi * i / kChords;
    line.push_back({x - way * kHop * std::cos(angle), y - kHop * std::sin(angle)});
  }
}

}  // namespace

Crossings::Crossings(const Drawing& drawing, const Rect& within) {
  for (std::size_t i = 0; i < drawing.arrows().size(); ++i) {
    const Polyline& line = drawing.arrows()[i].line;
    for (std::size_t k = 1; k < line.size(); ++k) {
      const Point a = line[k - 1], b = line[k];
      if (!isUpright(a, b) || isLevel(a, b) || (!within.empty() && !around(a, b).intersects(within)))
        continue;
      m_uprights.push_back({a.x, std::min(a.y, b.y), std::max(a.y, b.y), static_cast<int>(i)});
    }
  }
  std::sort(m_uprights.begin(), m_uprights.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
}

/// Where a level run crosses upright runs of other arrows in their middles, along its way; crossings too
/// close to each other share the first one's arc.
std::vector<double> Crossings::over(Point a, Point b, int arrow) const {
  const double room = kHop + kClear;
  const double left = std::min(a.x, b.x) + room, right = std::max(a.x, b.x) - room;
  std::vector<double> places;
  auto at = std::lower_bound(m_uprights.begin(), m_uprights.end(), left,
                             [](const Upright& run, double x) { return run.x < x; });
  for (; at != m_uprights.end() && at->x <= right; ++at) {
    const bool crosses = at->arrow != arrow && a.y > at->top + room && a.y < at->bottom - room;
    if (crosses && (places.empty() || at->x - places.back() > 2 * kHop)) places.push_back(at->x);
  }
  if (a.x > b.x) std::reverse(places.begin(), places.end());
  return places;
}

Polyline Crossings::hopped(const Polyline& line, int arrow) const {
  Polyline out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0 && isLevel(line[i - 1], line[i])) {
      const double way = line[i].x > line[i - 1].x ? 1 : -1;
      for (const double x : over(line[i - 1], line[i], arrow)) appendArc(out, x, line[i].y, way);
    }
    out.push_back(line[i]);
  }
  return out;
}

}  // namespace windtunnel::exporters::diagram
