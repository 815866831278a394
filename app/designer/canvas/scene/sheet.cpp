// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/sheet.h"

#include <cmath>

namespace windtunnel::app {

using namespace exporters::diagram;

Polyline Sheet::at(const Polyline& line) const {
  Polyline out;
  out.reserve(line.size());
  for (const Point& p : line) out.push_back(at(p));
  return out;
}

Polyline Sheet::snapped(const Polyline& line, double width) const {
  const double device = m_context.pixelRatio * zoom();
  const bool odd = static_cast<int>(std::max(1.0, std::round(width * m_context.pixelRatio))) % 2 == 1;
  const auto snap = [&](double v) {
    return (odd ? std::floor(v * device) + 0.5 : std::round(v * device)) / device;
  };
  Polyline out;
  out.reserve(line.size());
  for (const Point& p : line) out.push_back({snap(p.x), snap(p.y)});
  return out;
}

void Sheet::quad(const MaskEntry& entry, Point view, double scale, Color c) {
  const double device = m_context.pixelRatio;
  // On whole device pixels a text painted for this zoom is shown as it was painted.
  const Point origin{std::round(view.x * device) / device, std::round(view.y * device) / device};
  const Rect r{origin.x + entry.pixels.x * scale / device, origin.y + entry.pixels.y * scale / device,
               entry.pixels.width * scale / device, entry.pixels.height * scale / device};
  const auto part = [&](std::uint8_t v) { return static_cast<std::uint8_t>((v * c.a + 127) / 255); };
  const auto corner = [&](double x, double y, double u, double v) {
    m_masks.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(u),
                       static_cast<float>(v), part(c.r), part(c.g), part(c.b), c.a});
  };
  const Rect& t = entry.texture;
  corner(r.left(), r.top(), t.left(), t.top());
  corner(r.right(), r.top(), t.right(), t.top());
  corner(r.right(), r.bottom(), t.right(), t.bottom());
  corner(r.left(), r.bottom(), t.left(), t.bottom());
}

void Sheet::text(Point world, const std::string& content, double size, Weight weight, Color color) {
  if (content.empty()) return;
  for (const MaskEntry& piece :
       m_context.atlas.text(content, size, weight, m_context.textZoom * m_context.pixelRatio))
    quad(piece, at(world), zoom() / m_context.textZoom, color);
}

void Sheet::fixedText(Point view, const std::string& content, double size, Weight weight, Color color) {
  if (content.empty()) return;
  for (const MaskEntry& piece : m_context.atlas.text(content, size, weight, m_context.pixelRatio))
    quad(piece, view, 1, color);
}

void Sheet::icon(const Rect& world, const std::string& kind, Color color) {
  const auto entry = m_context.atlas.icon(kind, world.width, m_context.textZoom * m_context.pixelRatio);
  if (entry) quad(*entry, at(world.topLeft()), zoom() / m_context.textZoom, color);
}

}  // namespace windtunnel::app
