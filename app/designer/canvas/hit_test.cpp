// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/hit_test.h"

#include "exporters/diagram/layout_graph.h"
#include "exporters/diagram/shapes.h"

namespace windtunnel::app {

namespace {

using namespace exporters::diagram;

constexpr double kPortReach = 9;  // pixels of the view
constexpr double kArrowReach = 6;
constexpr double kEndReach = 10;
constexpr double kBorderReach = 5;

Hit hitPort(const CanvasState& state, Point view) {
  if (state.readOnly || detailAt(state.view.zoom) == Detail::Summary) return {};
  const auto check = [&](const std::string& path) -> Hit {
    const int index = isComponentPath(path) ? state.drawing.node(idOf(path)) : -1;
    if (index < 0) return {};
    for (const Point& port : portPoints(state.drawing.nodes()[static_cast<std::size_t>(index)].rect)) {
      if (distance(state.view.toView(port), view) <= kPortReach) return {Hit::What::Port, index, -1, path};
    }
    return {};
  };
  // Ports are there where they are shown: at the box under the pointer and at the only selected one.
  if (Hit hit = check(state.hovered); hit.what != Hit::What::Nothing) return hit;
  return state.selection.size() == 1 ? check(*state.selection.begin()) : Hit{};
}

Hit hitNode(const CanvasState& state, Point world) {
  const auto& nodes = state.drawing.nodes();
  for (std::size_t i = nodes.size(); i-- > 0;) {
    const NodeBox& node = nodes[i];
    if (!node.rect.contains(world)) continue;
    const int index = static_cast<int>(i);
    if (node.collapsed && toggleRect(node.rect).contains(world))
      return {Hit::What::Toggle, index, -1, pathOf(node)};
    if (state.overlay.acceptsFaults) {
      const Pips pips = pipsOf(node);
      for (std::size_t p = 0; p < pips.marks.size(); ++p) {
        if (pips.marks[p].inflated(2.5).contains(world))
          return {Hit::What::Pip, index, static_cast<int>(p), pathOf(node)};
      }
    }
    return {Hit::What::Node, index, -1, pathOf(node)};
  }
  return {};
}

Hit hitArrow(const CanvasState& state, Point view, Point world) {
  const auto& arrows = state.drawing.arrows();
  const double reach = kArrowReach / state.view.zoom;
  int best = -1;
  double nearest = reach;
  for (std::size_t i = 0; i < arrows.size(); ++i) {
    const double d = arrows[i].labelRect.contains(world) ? 0 : distanceTo(arrows[i].line, world);
    if (d < nearest) nearest = d, best = static_cast<int>(i);
  }
  if (best < 0) return {};
  const Arrow& arrow = arrows[static_cast<std::size_t>(best)];
  Hit hit{Hit::What::Arrow, best, -1, arrowPath(arrow.key)};
  if (state.readOnly || !state.selected(hit.path)) return hit;
  if (distance(state.view.toView(arrow.line.front()), view) <= kEndReach) hit.what = Hit::What::ArrowStart;
  if (distance(state.view.toView(arrow.line.back()), view) <= kEndReach) hit.what = Hit::What::ArrowEnd;
  return hit;
}

Hit hitBoundary(const CanvasState& state, Point world) {
  const int index = boundaryUnder(state.drawing, world);
  if (index < 0) return {};
  const BoundaryBox& boundary = state.drawing.boundaries()[static_cast<std::size_t>(index)];
  Hit hit{Hit::What::Boundary, index, -1, boundaryPath(boundary.id)};
  const Rect title{boundary.rect.x, boundary.rect.y, boundary.rect.width, kBoundaryTitle};
  const bool border = !boundary.rect.inflated(-kBorderReach / state.view.zoom).contains(world);
  if (title.contains(world) || border || detailAt(state.view.zoom) == Detail::Summary)
    hit.what = Hit::What::BoundaryTitle;
  if (toggleRect(boundary.rect).contains(world)) hit.what = Hit::What::Toggle;
  return hit;
}

}  // namespace

std::array<Point, 4> portPoints(const Rect& rect) {
  const Point c = rect.center();
  return {Point{rect.right(), c.y}, {rect.left(), c.y}, {c.x, rect.top()}, {c.x, rect.bottom()}};
}

Rect toggleRect(const Rect& boundary) {
  return {boundary.right() - 34, boundary.y + 10, 24, 24};
}

int boundaryUnder(const Drawing& drawing, Point world) {
  int best = -1;
  for (std::size_t i = 0; i < drawing.boundaries().size(); ++i) {
    const BoundaryBox& boundary = drawing.boundaries()[i];
    if (boundary.rect.empty() || !boundary.rect.contains(world)) continue;
    if (best < 0 || boundary.depth >= drawing.boundaries()[static_cast<std::size_t>(best)].depth)
      best = static_cast<int>(i);
  }
  return best;
}

Hit hitTest(const CanvasState& state, Point view) {
  const Point world = state.view.toWorld(view);
  if (Hit hit = hitPort(state, view); hit.what != Hit::What::Nothing) return hit;
  if (detailAt(state.view.zoom) != Detail::Summary || state.drawing.boundaries().empty()) {
    // The end of a selected arrow lies on the border of a box and wins over it.
    Hit arrow = hitArrow(state, view, world);
    if (arrow.what == Hit::What::ArrowStart || arrow.what == Hit::What::ArrowEnd) return arrow;
    if (Hit hit = hitNode(state, world); hit.what != Hit::What::Nothing) return hit;
    if (arrow.what != Hit::What::Nothing) return arrow;
  }
  if (Hit hit = hitBoundary(state, world); hit.what != Hit::What::Nothing) return hit;
  return hitNode(state, world);
}

}  // namespace windtunnel::app
