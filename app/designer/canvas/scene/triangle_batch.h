// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "exporters/diagram/geometry.h"
#include "exporters/diagram/theme.h"

namespace windtunnel::app {

/// A vertex as the scene graph's vertex colour material takes it: colours are premultiplied.
struct ColorVertex {
  float x;
  float y;
  std::uint8_t r, g, b, a;
};

/// Collects shapes as coloured triangles in view units. Edges are feathered over one device pixel, so no
/// multisampling is needed. Later shapes lie above earlier ones.
class TriangleBatch {
 public:
  using Color = exporters::diagram::Color;
  using Point = exporters::diagram::Point;
  using Rect = exporters::diagram::Rect;
  using Polyline = exporters::diagram::Polyline;

  explicit TriangleBatch(double devicePixel = 1) : m_feather(devicePixel / 2) {}

  /// Sharp edges; the fastest.
  void rect(const Rect& rect, Color color);
  void roundedRect(const Rect& rect, double radius, Color fill);
  void roundedRect(const Rect& rect, double radius, Color fill, Color border, double borderWidth);
  /// The rim of a rounded rectangle whose middle, `innerPart`, is drawn elsewhere: on a batch that need not
  /// be blended. Without a border only the fill's own edge is drawn.
  void roundedFrame(const Rect& rect, double radius, Color fill, Color border, double borderWidth);
  void roundedFrame(const Rect& rect, double radius, Color fill);
  /// The largest rectangle in a rounded one with the same middle and equal margins.
  static Rect innerPart(const Rect& rect, double radius);
  /// The outermost `width` of a rounded rectangle that lies under another; without feathering, as it is
  /// faint.
  void roundedShade(const Rect& rect, double radius, Color color, double width);
  void disc(Point center, double radius, Color color);
  /// A circular band from one angle to another, in radians clockwise from the top.
  void arc(Point center, double radius, double width, double from, double to, Color color);
  void convex(const std::vector<Point>& corners, Color color);
  void line(const Polyline& line, double width, Color color);
  /// A line whose upright and level runs lie on whole pixels (see `snapped`): those are drawn as rectangles
  /// of whole width, sharp and a third of the triangles; only its bends are feathered.
  void runs(const Polyline& line, double width, Color color);
  void dashed(const Polyline& line, double width, double dash, double gap, Color color);

  const std::vector<ColorVertex>& vertices() const { return m_vertices; }
  const std::vector<std::uint32_t>& indices() const { return m_indices; }
  bool empty() const { return m_indices.empty(); }

 private:
  struct Rim {
    Point at;
    Point normal;
  };
  struct Band {
    double offset;
    Color color;
  };

  std::uint32_t add(Point p, Color color);
  void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c);
  void strip(std::uint32_t firstRow, std::uint32_t secondRow, std::size_t count, bool closed);
  std::uint32_t rimmed(const std::vector<Rim>& rim, const std::vector<Band>& bands);
  void fillRounded(const std::vector<Rim>& rim, std::uint32_t row, double radius, Color fill);
  static std::vector<Rim> rimOf(const Rect& rect, double radius);

  double m_feather;
  std::vector<ColorVertex> m_vertices;
  std::vector<std::uint32_t> m_indices;
};

}  // namespace windtunnel::app
