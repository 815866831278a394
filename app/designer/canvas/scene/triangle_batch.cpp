// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/triangle_batch.h"

#include <cmath>
#include <numbers>

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kMostMiter = 2;
constexpr double kStraight = 1e-3;
// A rectangle this share of the radius inside a rounded one touches its corners: 1 - 1/sqrt(2).
constexpr double kCornerInset = 0.2929;

int arcSteps(double radius) {
  return radius < 1.5 ? 1 : radius < 6 ? 2 : radius < 14 ? 3 : radius < 24 ? 5 : 7;
}

/// No rounder than the rectangle is wide.
double fittingRadius(const Rect& rect, double radius) {
  return std::min({radius, rect.width / 2, rect.height / 2});
}

Point unit(Point p) {
  const double l = std::hypot(p.x, p.y);
  return l > 0 ? p * (1 / l) : Point{};
}

/// The direction across a line at one of its points, longer in a bend so that the width stays.
Point across(const Polyline& line, std::size_t i) {
  const Point before = i > 0 ? unit(line[i] - line[i - 1]) : Point{};
  const Point after = i + 1 < line.size() ? unit(line[i + 1] - line[i]) : Point{};
  const Point way = unit(before + after);
  const Point normal{-way.y, way.x};
  const Point reference = i > 0 ? before : after;
  const double cosine = normal.x * -reference.y + normal.y * reference.x;
  return normal * (1 / std::max(cosine, 1 / kMostMiter));
}

}  // namespace

std::uint32_t TriangleBatch::add(Point p, Color c) {
  const auto part = [&](std::uint8_t v) { return static_cast<std::uint8_t>((v * c.a + 127) / 255); };
  m_vertices.push_back(
      {static_cast<float>(p.x), static_cast<float>(p.y), part(c.r), part(c.g), part(c.b), c.a});
  return static_cast<std::uint32_t>(m_vertices.size() - 1);
}

void TriangleBatch::triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  m_indices.insert(m_indices.end(), {a, b, c});
}

void TriangleBatch::strip(std::uint32_t first, std::uint32_t second, std::size_t count, bool closed) {
  const std::size_t runs = closed ? count : count - 1;
  for (std::size_t i = 0; i < runs; ++i) {
    const auto a = static_cast<std::uint32_t>(i);
    const auto b = static_cast<std::uint32_t>((i + 1) % count);
    triangle(first + a, first + b, second + a);
    triangle(first + b, second + b, second + a);
  }
}

/// Bands from the outermost inwards; answers the first vertex of the last one.
std::uint32_t TriangleBatch::rimmed(const std::vector<Rim>& rim, const std::vector<Band>& bands) {
  std::uint32_t previous = 0;
  for (std::size_t b = 0; b < bands.size(); ++b) {
    const auto row = static_cast<std::uint32_t>(m_vertices.size());
    for (const Rim& r : rim) add(r.at + r.normal * bands[b].offset, bands[b].color);
    if (b > 0) strip(previous, row, rim.size(), true);
    previous = row;
  }
  return previous;
}

/// Inside a rounded rectangle whose rim begins at vertex `row`: one rectangle from top to bottom, one at each
/// side and a small fan in each corner. A fan over the whole would be of long thin triangles, which software
/// renderers pay for.
void TriangleBatch::fillRounded(const std::vector<Rim>& rim, std::uint32_t row, double radius, Color fill) {
  const auto corner = static_cast<std::uint32_t>(rim.size() / 4);
  const auto first = [&](std::uint32_t c) { return row + c * corner; };
  const auto last = [&](std::uint32_t c) { return row + (c + 1) * corner - 1; };
  std::uint32_t pivot[4];
  for (std::uint32_t c = 0; c < 4; ++c) {
    pivot[c] = add(rim[c * corner].at - rim[c * corner].normal * radius, fill);
    for (std::uint32_t i = first(c); i < last(c); ++i) triangle(pivot[c], i, i + 1);
  }
  const auto quad = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    triangle(a, b, c);
    triangle(a, c, d);
  };
  quad(last(3), first(0), last(1), first(2));
  quad(pivot[0], last(0), first(1), pivot[1]);
  quad(first(3), pivot[3], pivot[2], last(2));
}

std::vector<TriangleBatch::Rim> TriangleBatch::rimOf(const Rect& rect, double radius) {
  const Point centers[4] = {{rect.right() - radius, rect.top() + radius},
                            {rect.right() - radius, rect.bottom() - radius},
                            {rect.left() + radius, rect.bottom() - radius},
                            {rect.left() + radius, rect.top() + radius}};
  std::vector<Rim> rim;
  const int steps = arcSteps(radius);
  for (int corner = 0; corner < 4; ++corner) {
    for (int i = 0; i <= steps; ++i) {
      const double angle = (corner - 1 + static_cast<double>(i) / steps) * std::numbers::pi / 2;
      const Point normal{std::cos(angle), std::sin(angle)};
      rim.push_back({centers[corner] + normal * radius, normal});
    }
  }
  return rim;
}

void TriangleBatch::rect(const Rect& r, Color color) {
  const std::uint32_t a = add(r.topLeft(), color);
  add({r.right(), r.top()}, color);
  add({r.right(), r.bottom()}, color);
  add({r.left(), r.bottom()}, color);
  triangle(a, a + 1, a + 2);
  triangle(a, a + 2, a + 3);
}

void TriangleBatch::roundedRect(const Rect& r, double radius, Color fill) {
  radius = fittingRadius(r, radius);
  const std::vector<Rim> rim = rimOf(r, radius);
  fillRounded(rim, rimmed(rim, {{m_feather, {fill.r, fill.g, fill.b, 0}}, {-m_feather, fill}}), radius, fill);
}

void TriangleBatch::roundedRect(const Rect& r, double radius, Color fill, Color border, double width) {
  const double middle = width / 2;
  radius = fittingRadius(r, radius);
  const std::vector<Rim> rim = rimOf(r, radius);
  const Color clear{border.r, border.g, border.b, 0};
  if (fill.a == 0) {
    rimmed(rim, {{middle + m_feather, clear},
                 {middle - m_feather, border},
                 {-middle + m_feather, border},
                 {-middle - m_feather, clear}});
    return;
  }
  // Border and fill meet without feathering: they differ little, and a band less is a third of the triangles.
  rimmed(rim, {{middle + m_feather, clear}, {middle - m_feather, border}, {-middle, border}});
  const std::uint32_t row = rimmed(rim, {{-middle, fill}});
  fillRounded(rim, row, radius, fill);
}

Rect TriangleBatch::innerPart(const Rect& r, double radius) {
  return r.inflated(-std::ceil(kCornerInset * fittingRadius(r, radius)));
}

void TriangleBatch::roundedFrame(const Rect& r, double radius, Color fill) {
  const double inner = std::ceil(kCornerInset * fittingRadius(r, radius)) + 1;
  rimmed(rimOf(r, fittingRadius(r, radius)),
         {{m_feather, {fill.r, fill.g, fill.b, 0}}, {-m_feather, fill}, {-inner, fill}});
}

void TriangleBatch::roundedFrame(const Rect& r, double radius, Color fill, Color border, double width) {
  const double middle = width / 2;
  const double inner = std::ceil(kCornerInset * fittingRadius(r, radius)) + 1;
  const std::vector<Rim> rim = rimOf(r, fittingRadius(r, radius));
  rimmed(rim, {{middle + m_feather, {border.r, border.g, border.b, 0}},
               {middle - m_feather, border},
               {-middle, border}});
  rimmed(rim, {{-middle, fill}, {-inner, fill}});
}

void TriangleBatch::roundedShade(const Rect& r, double radius, Color color, double width) {
  rimmed(rimOf(r, fittingRadius(r, radius)), {{0, color}, {-width, color}});
}

void TriangleBatch::disc(Point c, double radius, Color color) {
  roundedRect({c.x - radius, c.y - radius, 2 * radius, 2 * radius}, radius, color);
}

void TriangleBatch::arc(Point c, double radius, double width, double from, double to, Color color) {
  const int steps = std::max(2, static_cast<int>(std::ceil(std::abs(to - from) * std::max(radius, 4.0) / 4)));
  Polyline points;
  for (int i = 0; i <= steps; ++i) {
    const double angle = from + (to - from) * i / steps - std::numbers::pi / 2;
    points.push_back({c.x + radius * std::cos(angle), c.y + radius * std::sin(angle)});
  }
  line(points, width, color);
}

void TriangleBatch::convex(const std::vector<Point>& corners, Color color) {
  const std::size_t n = corners.size();
  Point middle;
  for (const Point& p : corners) middle = middle + p * (1.0 / static_cast<double>(n));
  std::vector<Rim> rim;
  for (const Point& p : corners) rim.push_back({p, unit(p - middle)});
  const std::uint32_t row = rimmed(rim, {{m_feather, {color.r, color.g, color.b, 0}}, {-m_feather, color}});
  for (std::uint32_t i = 2; i < n; ++i) triangle(row, row + i - 1, row + i);
}

void TriangleBatch::line(const Polyline& points, double width, Color color) {
  if (points.size() < 2) return;
  const double inner = std::max(width / 2 - m_feather, 0.0);
  const double outer = width / 2 + m_feather;
  if (width < 2 * m_feather) color.a = static_cast<std::uint8_t>(color.a * width / (2 * m_feather));
  const Color clear{color.r, color.g, color.b, 0};
  const Band bands[4] = {{-outer, clear}, {-inner, color}, {inner, color}, {outer, clear}};
  const auto first = static_cast<std::uint32_t>(m_vertices.size());
  const auto count = static_cast<std::uint32_t>(points.size());
  for (const Band& band : bands) {
    for (std::size_t i = 0; i < points.size(); ++i)
      add(points[i] + across(points, i) * band.offset, band.color);
  }
  for (std::uint32_t b = 0; b < 3; ++b) strip(first + b * count, first + (b + 1) * count, count, false);
}

void TriangleBatch::runs(const Polyline& points, double width, Color color) {
  const double half = std::max(1.0, std::round(width / (2 * m_feather))) * m_feather;
  Polyline bend;
  const auto endBend = [&] {
    if (bend.size() > 1) line(bend, 2 * half, color);
    bend.clear();
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point a = points[i - 1], b = points[i];
    if (std::abs(a.x - b.x) < kStraight || std::abs(a.y - b.y) < kStraight) {
      endBend();
      const bool upright = std::abs(a.x - b.x) < kStraight;
      const Rect run = rectBetween(a, b);
      rect({run.x - (upright ? half : 0), run.y - (upright ? 0 : half), run.width + (upright ? 2 * half : 0),
            run.height + (upright ? 0 : 2 * half)},
           color);
      continue;
    }
    if (bend.empty()) bend.push_back(a);
    bend.push_back(b);
  }
  endBend();
}

void TriangleBatch::dashed(const Polyline& points, double width, double dash, double gap, Color color) {
  double along = 0;  // into the current dash or gap
  bool drawing = true;
  Polyline part;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const double run = distance(points[i], points[i + 1]);
    double at = 0;
    if (drawing && part.empty()) part.push_back(points[i]);
    while (run - at > (drawing ? dash : gap) - along) {
      at += (drawing ? dash : gap) - along;
      along = 0;
      const Point p = points[i] + (points[i + 1] - points[i]) * (at / run);
      part.push_back(p);
      if (drawing) line(part, width, color);
      part.clear();
      drawing = !drawing;
      if (drawing) part.push_back(p);
    }
    along += run - at;
    if (drawing) part.push_back(points[i + 1]);
  }
  if (drawing) line(simplified(part), width, color);
}

}  // namespace windtunnel::app
