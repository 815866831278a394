// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/ports.h"

#include <array>
#include <map>
#include <tuple>

namespace windtunnel::exporters::diagram {

namespace {

constexpr double kSpacing = 14;     // between two ports of one side
constexpr double kCorner = 8;       // kept free at both ends of a side
constexpr double kWideGap = 32;     // from here on a sideways arrow has room to bend
constexpr double kMostShift = 32;   // a side's ports move together at most this far
constexpr double kStraighten = 12;  // a jog smaller than this is removed

struct Attachment {
  int edge;
  bool atStart;
  double towards;  // the other box's centre along the side
};

using Attachments = std::vector<Attachment>;
using SideKey = std::pair<int, Side>;

std::pair<Side, Side> chooseSides(const Rect& a, const Rect& b) {
  const double gapX = std::max(b.left() - a.right(), a.left() - b.right());
  const double gapY = std::max(b.top() - a.bottom(), a.top() - b.bottom());
  if (gapX >= kWideGap || gapX >= gapY) {
    const bool forward = b.center().x >= a.center().x;
    return forward ? std::pair{Side::Right, Side::Left} : std::pair{Side::Left, Side::Right};
  }
  const bool down = b.center().y >= a.center().y;
  return down ? std::pair{Side::Bottom, Side::Top} : std::pair{Side::Top, Side::Bottom};
}

double along(Point p, Side side) {
  return isHorizontal(side) ? p.y : p.x;
}

Point onSide(const Rect& box, Side side, double at) {
  switch (side) {
    case Side::Left:
      return {box.left(), at};
    case Side::Right:
      return {box.right(), at};
    case Side::Top:
      return {at, box.top()};
    case Side::Bottom:
      return {at, box.bottom()};
  }
  return box.center();
}

void spread(const Rect& box, Side side, Attachments& group, std::vector<EdgePorts>& ports) {
  std::sort(group.begin(), group.end(), [](const Attachment& l, const Attachment& r) {
    return std::tuple{l.towards, l.edge, l.atStart} < std::tuple{r.towards, r.edge, r.atStart};
  });
  const double extent = isHorizontal(side) ? box.height : box.width;
  const double count = static_cast<double>(group.size());
  const double room = std::max(extent - 2 * kCorner, 0.0);
  const double step = count > 1 ? std::min(kSpacing, room / (count - 1)) : 0;
  double at = along(box.center(), side) - step * (count - 1) / 2;
  for (const Attachment& a : group) {
    EdgePorts& edge = ports[static_cast<std::size_t>(a.edge)];
    (a.atStart ? edge.from : edge.to) = {onSide(box, side, at), side};
    at += step;
  }
}

bool alignWith(Port& moved, const Port& kept, const Rect& box) {
  const double target = along(kept.point, kept.side);
  const double low = (isHorizontal(moved.side) ? box.top() : box.left()) + kCorner;
  const double high = (isHorizontal(moved.side) ? box.bottom() : box.right()) - kCorner;
  if (target < low || target > high) return false;
  moved.point = onSide(box, moved.side, target);
  return true;
}

class PortAssignment {
 public:
  PortAssignment(const std::vector<Rect>& boxes, const std::vector<RouteEdge>& edges)
      : m_boxes(boxes), m_edges(edges), m_ports(edges.size()) {}

  std::vector<EdgePorts> run() {
    collect();
    for (auto& [key, group] : m_groups) spread(box(key.first), key.second, group, m_ports);
    for (auto& [key, group] : m_groups) shiftStraight(key, group);
    straighten();
    return std::move(m_ports);
  }

 private:
  const Rect& box(int index) const { return m_boxes[static_cast<std::size_t>(index)]; }

  void collect() {
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
      const RouteEdge& edge = m_edges[i];
      auto [from, to] = chooseSides(box(edge.from), box(edge.to));
      if (edge.from == edge.to) std::tie(from, to) = std::tuple{Side::Right, Side::Top};
      m_groups[{edge.from, from}].push_back({static_cast<int>(i), true, along(box(edge.to).center(), from)});
      m_groups[{edge.to, to}].push_back({static_cast<int>(i), false, along(box(edge.from).center(), to)});
    }
  }

  /// Moves all ports of a side together so that the arrow nearest to being straight becomes it.
  void shiftStraight(const SideKey& key, const Attachments& group) {
    if (group.size() < 2) return;
    double shift = kMostShift;
    for (const Attachment& a : group) {
      const EdgePorts& edge = m_ports[static_cast<std::size_t>(a.edge)];
      const Port& own = a.atStart ? edge.from : edge.to;
      const Port& other = a.atStart ? edge.to : edge.from;
      const int otherBox = a.atStart ? m_edges[static_cast<std::size_t>(a.edge)].to
                                     : m_edges[static_cast<std::size_t>(a.edge)].from;
      if (isHorizontal(own.side) != isHorizontal(other.side) || !alone(otherBox, other.side)) continue;
      const double jog = along(other.point, other.side) - along(own.point, own.side);
      if (std::abs(jog) < std::abs(shift)) shift = jog;
    }
    if (std::abs(shift) >= kMostShift || !shiftFits(key, group, shift)) return;
    for (const Attachment& a : group) {
      EdgePorts& edge = m_ports[static_cast<std::size_t>(a.edge)];
      Port& own = a.atStart ? edge.from : edge.to;
      own.point = onSide(box(key.first), key.second, along(own.point, own.side) + shift);
    }
  }

  bool shiftFits(const SideKey& key, const Attachments& group, double shift) const {
    const Rect& rect = box(key.first);
    const double low = (isHorizontal(key.second) ? rect.top() : rect.left()) + kCorner - 0.1;
    const double high = (isHorizontal(key.second) ? rect.bottom() : rect.right()) - kCorner + 0.1;
    return std::all_of(group.begin(), group.end(), [&](const Attachment& a) {
      const EdgePorts& edge = m_ports[static_cast<std::size_t>(a.edge)];
      const double at = along((a.atStart ? edge.from : edge.to).point, key.second) + shift;
      return at >= low && at <= high;
    });
  }

  bool alone(int index, Side side) const { return m_groups.at({index, side}).size() == 1; }

  void straighten() {
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
      EdgePorts& p = m_ports[i];
      if (isHorizontal(p.from.side) != isHorizontal(p.to.side)) continue;
      const double jog = std::abs(along(p.from.point, p.from.side) - along(p.to.point, p.to.side));
      if (jog < 1e-6 || jog > kStraighten) continue;
      const bool moved = alone(m_edges[i].to, p.to.side) && alignWith(p.to, p.from, box(m_edges[i].to));
      if (!moved && alone(m_edges[i].from, p.from.side)) alignWith(p.from, p.to, box(m_edges[i].from));
    }
  }

  const std::vector<Rect>& m_boxes;
  const std::vector<RouteEdge>& m_edges;
  std::vector<EdgePorts> m_ports;
  std::map<SideKey, Attachments> m_groups;
};

}  // namespace

Point outward(Side side) {
  switch (side) {
    case Side::Left:
      return {-1, 0};
    case Side::Right:
      return {1, 0};
    case Side::Top:
      return {0, -1};
    case Side::Bottom:
      return {0, 1};
  }
  return {};
}

std::vector<EdgePorts> assignPorts(const std::vector<Rect>& boxes, const std::vector<RouteEdge>& edges) {
  return PortAssignment(boxes, edges).run();
}

}  // namespace windtunnel::exporters::diagram
