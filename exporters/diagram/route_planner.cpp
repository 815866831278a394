// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/route_planner.h"

namespace windtunnel::exporters::diagram {

namespace {

constexpr double kNearReach = 160;
constexpr double kFarReach = 1200;

Rect boundsOf(const Polyline& line) {
  double l = line.front().x, r = l, t = line.front().y, b = t;
  for (const Point& p : line) {
    l = std::min(l, p.x);
    r = std::max(r, p.x);
    t = std::min(t, p.y);
    b = std::max(b, p.y);
  }
  return {l, t, r - l, b - t};
}

Polyline selfLoop(const EdgePorts& ports) {
  const Point a = ports.from.point;
  const Point b = ports.to.point;
  return {a, {a.x + 24, a.y}, {a.x + 24, b.y - 24}, {b.x, b.y - 24}, b};
}

/// The shapes with at most two bends for two sides that face each other along one axis.
std::vector<Polyline> facingShapes(const EdgePorts& ports) {
  const Point a = ports.from.point;
  const Point b = ports.to.point;
  const bool horizontal = isHorizontal(ports.from.side);
  const double a0 = horizontal ? a.x : a.y;
  const double b0 = horizontal ? b.x : b.y;
  const double way = outward(ports.from.side).x + outward(ports.from.side).y;
  if ((b0 - a0) * way < 2 * kHardMargin) return {};
  const double cross = horizontal ? a.y - b.y : a.x - b.x;
  if (std::abs(cross) < 1e-6) return {{a, b}};
  std::vector<double> turns{(a0 + b0) / 2};
  if ((b0 - a0) * way > 3 * kMargin)
    turns.insert(turns.end(), {b0 - way * kMargin * 1.5, a0 + way * kMargin * 1.5});
  std::vector<Polyline> shapes;
  for (const double t : turns) {
    shapes.push_back(horizontal ? Polyline{a, {t, a.y}, {t, b.y}, b} : Polyline{a, {a.x, t}, {b.x, t}, b});
  }
  return shapes;
}

}  // namespace

RoutePlanner::RoutePlanner(std::vector<Rect> boxes) : m_boxes(std::move(boxes)) {
  for (std::size_t i = 0; i < m_boxes.size(); ++i) m_grid.insert(static_cast<int>(i), m_boxes[i]);
}

void RoutePlanner::setBox(int index, const Rect& rect) {
  Rect& box = m_boxes[static_cast<std::size_t>(index)];
  m_grid.remove(index, box);
  box = rect;
  m_grid.insert(index, box);
}

bool RoutePlanner::clear(Point a, Point b, int from, int to) const {
  const Rect run = rectBetween(a, b);
  for (const int id : m_grid.near(run.inflated(kHardMargin))) {
    const Rect& box = m_boxes[static_cast<std::size_t>(id)];
    const bool own = id == from || id == to;
    if (run.inflated(own ? -1e-3 : kHardMargin).intersects(box)) return false;
    // A run has no width, so the shrunken one cannot meet an own box: compare the line itself.
    if (own && run.inflated(1e-3).intersects(box.inflated(-1))) return false;
  }
  return true;
}

bool RoutePlanner::clear(const Polyline& line, const RouteEdge& edge) const {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!clear(line[i - 1], line[i], edge.from, edge.to)) return false;
  }
  return true;
}

bool RoutePlanner::simple(const RouteEdge& edge, const EdgePorts& ports, PlannedPath& out) const {
  std::vector<Polyline> shapes;
  if (isHorizontal(ports.from.side) == isHorizontal(ports.to.side)) shapes = facingShapes(ports);
  for (Polyline& shape : shapes) {
    out.reach = out.reach.united(boundsOf(shape).inflated(kMargin));
    if (!clear(shape, edge)) continue;
    out.line = std::move(shape);
    return true;
  }
  return false;
}

double RoutePlanner::stub(const Port& port, int self) const {
  const Point way = outward(port.side);
  double free = kMargin;
  const Rect run = rectBetween(port.point, port.point + way * (2 * kMargin)).inflated(1);
  for (const int id : m_grid.near(run)) {
    const Rect& box = m_boxes[static_cast<std::size_t>(id)];
    if (id == self || !run.intersects(box)) continue;
    const double gap = isHorizontal(port.side)
                           ? std::max(box.left() - port.point.x, port.point.x - box.right())
                           : std::max(box.top() - port.point.y, port.point.y - box.bottom());
    free = std::min(free, std::max(gap, 2.0) / 2);
  }
  return free;
}

bool RoutePlanner::searched(const RouteEdge& edge, const EdgePorts& ports, double reach, PlannedPath& out) {
  PathQuery query;
  query.start = ports.from.point + outward(ports.from.side) * stub(ports.from, edge.from);
  query.goal = ports.to.point + outward(ports.to.side) * stub(ports.to, edge.to);
  query.startHorizontal = isHorizontal(ports.from.side);
  query.goalHorizontal = isHorizontal(ports.to.side);
  query.window = boundsOf({query.start, query.goal, ports.from.point, ports.to.point}).inflated(reach);
  out.reach = out.reach.united(query.window);
  for (const int id : m_grid.near(query.window)) {
    const Rect& box = m_boxes[static_cast<std::size_t>(id)];
    if (box.inflated(kMargin).intersects(query.window)) query.obstacles.push_back(box);
  }
  auto path = m_search.find(query);
  if (!path) return false;
  path->insert(path->begin(), ports.from.point);
  path->push_back(ports.to.point);
  out.line = simplified(*path);
  return true;
}

PlannedPath RoutePlanner::plan(const RouteEdge& edge, const EdgePorts& ports) {
  PlannedPath out;
  if (edge.from == edge.to) {
    out.line = selfLoop(ports);
    out.reach = boundsOf(out.line);
    return out;
  }
  if (simple(edge, ports, out)) return out;
  if (searched(edge, ports, kNearReach, out) || searched(edge, ports, kFarReach, out)) return out;
  // Boxes that cover each other leave no free path: a bent line from port to port still shows the arrow.
  const Point a = ports.from.point;
  const Point b = ports.to.point;
  const double turn = (a.x + b.x) / 2;
  out.line = simplified({a, {turn, a.y}, {turn, b.y}, b});
  return out;
}

}  // namespace windtunnel::exporters::diagram
