// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

/// Plane geometry of the drawing: x grows to the right, y grows down, one unit is one pixel at 100 %.
namespace windtunnel::exporters::diagram {

struct Point {
  double x = 0;
  double y = 0;

  bool operator==(const Point&) const = default;
};

inline Point operator+(Point a, Point b) {
  return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, double factor) {
  return {a.x * factor, a.y * factor};
}
inline double distance(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

struct Size {
  double width = 0;
  double height = 0;

  bool operator==(const Size&) const = default;
};

/// An upright rectangle; one without extent is empty and holds nothing.
struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  bool operator==(const Rect&) const = default;

  double left() const { return x; }
  double top() const { return y; }
  double right() const { return x + width; }
  double bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
  Point topLeft() const { return {x, y}; }
  bool empty() const { return width <= 0 || height <= 0; }

  bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
  bool contains(const Rect& r) const {
    return r.x >= x && r.y >= y && r.right() <= right() && r.bottom() <= bottom();
  }
  /// True when the inner areas meet; rectangles that only touch do not intersect.
  bool intersects(const Rect& r) const {
    return r.x < right() && x < r.right() && r.y < bottom() && y < r.bottom();
  }
  Rect inflated(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
  Rect translated(Point by) const { return {x + by.x, y + by.y, width, height}; }
  /// The smallest rectangle round both; an empty one does not count.
  Rect united(const Rect& r) const {
    if (empty()) return r;
    if (r.empty()) return *this;
    const double l = std::min(x, r.x);
    const double t = std::min(y, r.y);
    return {l, t, std::max(right(), r.right()) - l, std::max(bottom(), r.bottom()) - t};
  }
};

/// The rectangle spanned by two corners given in any order.
inline Rect rectBetween(Point a, Point b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

using Polyline = std::vector<Point>;

/// Sum of the lengths of all segments.
double length(const Polyline& line);

/// The point at a distance from the start, measured along the line; ends are clamped.
Point pointAt(const Polyline& line, double along);

/// Shortest distance from a point to any segment of the line; infinity for an empty line.
double distanceTo(const Polyline& line, Point p);

/// Drops repeated points and points in the middle of a straight run.
Polyline simplified(const Polyline& line);

}  // namespace windtunnel::exporters::diagram
