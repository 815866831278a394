// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/triangle_batch.h"

#include <cmath>
#include <numbers>

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kMostMiter = 2;

int arcSteps(double radius) {
  return radius < 1.5 ? 1 : radius < 6 ? 2 : radius < 12 ? 3 : radius < 24 ? 5 : 7;
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

/// Bands from the outermost inwards; the last one is filled.
void TriangleBatch::rimmed(const std::vector<Rim>& rim, const std::vector<Band>& bands) {
  std::uint32_t previous = 0;
  for (std::size_t b = 0; b < bands.size(); ++b) {
    const auto row = static_cast<std::uint32_t>(m_vertices.size());
    for (const Rim& r : rim) add(r.at + r.normal * bands[b].offset, bands[b].color);
    if (b > 0) strip(previous, row, rim.size(), true);
    previous = row;
  }
  for (std::uint32_t i = 2; i < rim.size(); ++i) triangle(previous, previous + i - 1, previous + i);
}

std::vector<TriangleBatch::Rim> TriangleBatch::rimOf(const Rect& rect, double radius) {
  radius = std::min({radius, rect.width / 2, rect.height / 2});
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
  rimmed(rimOf(r, radius), {{m_feather, {fill.r, fill.g, fill.b, 0}}, {-m_feather, fill}});
}

void TriangleBatch::roundedRect(const Rect& r, double radius, Color fill, Color border, double width) {
  const double middle = width / 2;
  rimmed(rimOf(r, radius), {{middle + m_feather, {border.r, border.g, border.b, 0}},
                            {middle - m_feather, border},
                            {-middle + m_feather, border},
                            {-middle - m_feather, fill}});
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
  rimmed(rim, {{m_feather, {color.r, color.g, color.b, 0}}, {-m_feather, color}});
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
