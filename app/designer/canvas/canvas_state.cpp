// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/canvas_state.h"

#include <algorithm>

namespace windtunnel::app {

namespace {

using namespace exporters::diagram;

constexpr std::string_view kComponents = "components/";
constexpr std::string_view kBoundaries = "boundaries/";
constexpr std::string_view kConnections = "connections/";

/// Follows arrows one way from a box.
void follow(const Drawing& drawing, int start, bool downstream, Emphasis& out) {
  std::vector<int> open{start};
  std::set<int> seen{start};
  while (!open.empty()) {
    const int node = open.back();
    open.pop_back();
    for (std::size_t i = 0; i < drawing.arrows().size(); ++i) {
      const Arrow& arrow = drawing.arrows()[i];
      if ((downstream ? arrow.fromNode : arrow.toNode) != node) continue;
      out.arrows.insert(static_cast<int>(i));
      const int next = downstream ? arrow.toNode : arrow.fromNode;
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  out.nodes.insert(seen.begin(), seen.end());
}

}  // namespace

Detail detailAt(double zoom) {
  if (zoom >= 0.5) return Detail::Full;
  if (zoom >= 0.24) return Detail::Titles;
  return zoom >= 0.1 ? Detail::Shapes : Detail::Summary;
}

std::string componentPath(const std::string& id) {
  return std::string(kComponents) + id;
}
std::string boundaryPath(const std::string& id) {
  return std::string(kBoundaries) + id;
}
std::string arrowPath(const std::string& key) {
  return std::string(kConnections) + key;
}

std::string idOf(const std::string& path) {
  const std::size_t slash = path.find('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

bool isComponentPath(const std::string& path) {
  return path.starts_with(kComponents);
}
bool isBoundaryPath(const std::string& path) {
  return path.starts_with(kBoundaries);
}
bool isArrowPath(const std::string& path) {
  return path.starts_with(kConnections);
}

std::string pathOf(const NodeBox& node) {
  return node.collapsed ? boundaryPath(node.id) : componentPath(node.id);
}

std::vector<std::string> idsThatMove(const Drawing& drawing, const std::set<std::string>& paths) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  for (const std::string& path : paths) {
    const std::string id = idOf(path);
    const int boundary = isBoundaryPath(path) ? drawing.boundary(id) : -1;
    if (!isArrowPath(path) && (boundary >= 0 || drawing.node(id) >= 0)) add(id);
    if (boundary < 0) continue;
    for (const int n : drawing.boundaries()[static_cast<std::size_t>(boundary)].nodes) {
      add(drawing.nodes()[static_cast<std::size_t>(n)].id);
    }
  }
  return ids;
}

std::optional<Rect> rectOf(const Drawing& drawing, const std::string& path) {
  const std::string id = idOf(path);
  if (const int boundary = drawing.boundary(id); boundary >= 0 && isBoundaryPath(path)) {
    return drawing.boundaries()[static_cast<std::size_t>(boundary)].rect;
  }
  if (const int node = drawing.node(id); node >= 0 && !isArrowPath(path)) {
    return drawing.nodes()[static_cast<std::size_t>(node)].rect;
  }
  if (const int arrow = drawing.arrow(id); arrow >= 0 && isArrowPath(path)) {
    Rect all;
    for (const Point& p : drawing.arrows()[static_cast<std::size_t>(arrow)].line)
      all = all.united({p.x - 1, p.y - 1, 2, 2});
    return all;
  }
  return std::nullopt;
}

Emphasis emphasisOf(const Drawing& drawing, const std::string& hoveredPath) {
  Emphasis out;
  if (isArrowPath(hoveredPath)) {
    const int arrow = drawing.arrow(idOf(hoveredPath));
    if (arrow < 0) return out;
    const Arrow& a = drawing.arrows()[static_cast<std::size_t>(arrow)];
    follow(drawing, a.fromNode, false, out);
    follow(drawing, a.toNode, true, out);
    out.arrows.insert(arrow);
    return out;
  }
  const int node = hoveredPath.empty() ? -1 : drawing.node(idOf(hoveredPath));
  if (node < 0) return out;
  follow(drawing, node, true, out);
  follow(drawing, node, false, out);
  if (out.arrows.empty()) return {};
  return out;
}

Emphasis shownEmphasis(const CanvasState& state) {
  const bool gesture = !state.feedback.guides.empty() || !state.feedback.wire.empty();
  return gesture ? Emphasis{} : emphasisOf(state.drawing, state.emphasised);
}

Rect CanvasState::seen() const {
  const Point corner = view.toWorld({0, 0});
  return {corner.x, corner.y, size.width / view.zoom, size.height / view.zoom};
}

}  // namespace windtunnel::app
