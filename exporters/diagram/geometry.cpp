// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/geometry.h"

#include <limits>

namespace windtunnel::exporters::diagram {

namespace {

constexpr double kSame = 1e-6;

double distanceToSegment(Point a, Point b, Point p) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  if (squared < kSame) return distance(a, p);
  const double t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0);
  return distance({a.x + t * dx, a.y + t * dy}, p);
}

bool straight(Point a, Point b, Point c) {
  return std::abs((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)) < kSame;
}

}  // namespace

double length(const Polyline& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

Point pointAt(const Polyline& line, double along) {
  if (line.empty()) return {};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double part = distance(line[i - 1], line[i]);
    if (along <= part && part > 0)
      return line[i - 1] + (line[i] - line[i - 1]) * (std::max(along, 0.0) / part);
    along -= part;
  }
  return line.back();
}

double distanceTo(const Polyline& line, Point p) {
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < line.size(); ++i)
    best = std::min(best, distanceToSegment(line[i - 1], line[i], p));
  return best;
}

Polyline simplified(const Polyline& line) {
  Polyline out;
  for (const Point& p : line) {
    if (!out.empty() && distance(out.back(), p) < kSame) continue;
    while (out.size() >= 2 && straight(out[out.size() - 2], out.back(), p)) out.pop_back();
    out.push_back(p);
  }
  return out;
}

}  // namespace windtunnel::exporters::diagram
