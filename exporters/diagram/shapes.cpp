// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/shapes.h"

#include "exporters/diagram/box_text.h"
#include "exporters/diagram/text_width.h"
#include "exporters/diagram/theme.h"

namespace windtunnel::exporters::diagram {

namespace {

constexpr double kPip = 6;
constexpr double kPipStep = 9;
constexpr std::size_t kMostPips = 10;

double textLeft(const NodeBox& node) {
  return tileRect(node).right() + metrics::kTextGap;
}

}  // namespace

Rect tileRect(const NodeBox& node) {
  return {node.rect.x + metrics::kTileInset, node.rect.y + (node.rect.height - metrics::kTile) / 2,
          metrics::kTile, metrics::kTile};
}

Rect iconRect(const NodeBox& node) {
  return tileRect(node).inflated((metrics::kIcon - metrics::kTile) / 2);
}

Point titleOrigin(const NodeBox& node) {
  return {textLeft(node), node.rect.y + (node.replicas > 0 ? 27.0 : 33.0)};
}

Point subtitleOrigin(const NodeBox& node) {
  return titleOrigin(node) + Point{0, 17};
}

Pips pipsOf(const NodeBox& node) {
  Pips pips;
  const auto room = static_cast<std::size_t>(textRoom(node.rect.width) / kPipStep);
  const std::size_t most = std::min(kMostPips, room);
  const auto wanted = static_cast<std::size_t>(std::max(node.replicas, 0));
  const std::size_t shown = wanted <= most ? wanted : std::min(most, room - std::min<std::size_t>(room, 3));
  const double y = subtitleOrigin(node).y + 7;
  for (std::size_t i = 0; i < shown; ++i)
    pips.marks.push_back({textLeft(node) + static_cast<double>(i) * kPipStep, y, kPip, kPip});
  pips.extra = static_cast<int>(wanted - shown);
  pips.extraOrigin = {textLeft(node) + static_cast<double>(shown) * kPipStep + 2, y + kPip};
  return pips;
}

Point boundaryTitleOrigin(const BoundaryBox& boundary) {
  return {boundary.rect.x + 18, boundary.rect.y + 27};
}

std::string boundaryCaption(const std::string& kind) {
  return kind == "context" ? "bounded context" : kind;
}

bool isDashed(const std::string& kind) {
  return kind == "context" || kind == "team";
}

std::array<Point, 3> arrowHead(const Polyline& line, double size) {
  if (line.size() < 2) return {};
  const Point tip = line.back();
  const Point from = line[line.size() - 2];
  const double run = distance(tip, from);
  if (run <= 0) return {};
  const Point way = (tip - from) * (1 / run);
  const Point back = tip - way * size;
  const Point side{-way.y * size * 0.42, way.x * size * 0.42};
  return {tip, back + side, back - side};
}

Polyline withoutHead(const Polyline& line, double size) {
  if (line.size() < 2) return line;
  Polyline out = line;
  const Point from = out[out.size() - 2];
  const double run = distance(out.back(), from);
  if (run > 0) out.back() = out.back() - (out.back() - from) * (std::min(size - 1, run) / run);
  return out;
}

Polyline roundedLine(const Polyline& line, double radius, int chords) {
  if (line.size() < 3) return line;
  Polyline out{line.front()};
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const Point corner = line[i];
    const double in = distance(line[i - 1], corner);
    const double next = distance(corner, line[i + 1]);
    const double r = std::min({radius, in / 2, next / 2});
    if (r < 0.5) {
      out.push_back(corner);
      continue;
    }
    const Point a = corner + (line[i - 1] - corner) * (r / in);
    const Point b = corner + (line[i + 1] - corner) * (r / next);
    for (int k = 0; k <= chords; ++k) {
      const double t = static_cast<double>(k) / chords;
      out.push_back(a * ((1 - t) * (1 - t)) + corner * (2 * t * (1 - t)) + b * (t * t));
    }
  }
  out.push_back(line.back());
  return out;
}

}  // namespace windtunnel::exporters::diagram
