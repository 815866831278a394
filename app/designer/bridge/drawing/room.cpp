// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/drawing/room.h"

#include <algorithm>
#include <cmath>

#include "exporters/diagram/layout_graph.h"

namespace windtunnel::app {
namespace {

using exporters::diagram::kLayoutGrid;
using exporters::diagram::Point;
using exporters::diagram::Rect;

// Between two boxes in a row: an arrow with its head and a short label.
constexpr double kGap = 8 * kLayoutGrid;
// What is nearer than this to the newcomer is in its way.
constexpr double kClear = 2 * kLayoutGrid;

double onGrid(double length) {
  return std::ceil(length / kLayoutGrid) * kLayoutGrid;
}

/// The way the arrow leads: places along it grow from caller to callee, whichever way that is on the screen.
struct Direction {
  bool isUpright = false;
  double sign = 1;

  static Direction between(const Rect& from, const Rect& to) {
    const double aside = std::max(to.left() - from.right(), from.left() - to.right());
    const double above = std::max(to.top() - from.bottom(), from.top() - to.bottom());
    Direction way;
    way.isUpright = above > aside;
    const Point by = to.center() - from.center();
    way.sign = (way.isUpright ? by.y : by.x) < 0 ? -1 : 1;
    return way;
  }
  double begin(const Rect& r) const { return sign > 0 ? (isUpright ? r.y : r.x) : -far(r); }
  double end(const Rect& r) const { return sign > 0 ? far(r) : (isUpright ? -r.y : -r.x); }
  Point along(double by) const { return isUpright ? Point{0, sign * by} : Point{sign * by, 0}; }
  Point across(double by) const { return isUpright ? Point{by, 0} : Point{0, by}; }

 private:
  double far(const Rect& r) const { return isUpright ? r.bottom() : r.right(); }
};

class Room {
 public:
  Room(std::vector<PlacedBox> boxes, const std::string& newcomer, const std::string& from,
       const std::string& to)
      : m_before(std::move(boxes)),
        m_boxes(m_before),
        m_newcomer(find(newcomer)),
        m_from(find(from)),
        m_to(find(to)) {}

  std::map<std::string, Point> make() {
    if (m_newcomer == nullptr || m_from == nullptr || m_to == nullptr || isFree(m_newcomer->rect)) return {};
    moveApart();
    moveAside();
    std::map<std::string, Point> places;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
      if (m_boxes[i].rect.topLeft() != m_before[i].rect.topLeft())
        places[m_boxes[i].id] = m_boxes[i].rect.topLeft();
    return places;
  }

 private:
  PlacedBox* find(const std::string& id) {
    const auto found =
        std::find_if(m_boxes.begin(), m_boxes.end(), [&](const PlacedBox& box) { return box.id == id; });
    return found == m_boxes.end() ? nullptr : &*found;
  }

  bool isFree(const Rect& place) const {
    return std::none_of(m_boxes.begin(), m_boxes.end(), [&](const PlacedBox& box) {
      return &box != m_newcomer && box.rect.intersects(place.inflated(kClear));
    });
  }

  void moveApart() {
    const Direction way = Direction::between(m_from->rect, m_to->rect);
    const double least = way.end(m_from->rect) + kGap;
    const double length = way.end(m_newcomer->rect) - way.begin(m_newcomer->rect);
    const double edge = way.begin(m_to->rect);
    const double missing = onGrid(least + length + kGap - edge);
    // Where there is room for both gaps, only the newcomer moves, and no further than it must.
    const double wanted =
        missing > 0 ? least : std::clamp(way.begin(m_newcomer->rect), least, edge - kGap - length);
    shift(*m_newcomer, way.along(wanted - way.begin(m_newcomer->rect)));
    if (missing <= 0 || m_to->locked) return;
    for (PlacedBox& box : m_boxes) {
      if (&box == m_newcomer || &box == m_from || box.locked || way.begin(box.rect) < edge) continue;
      shift(box, way.along(missing));
    }
  }

  void moveAside() {
    const Direction way = Direction::between(m_from->rect, m_to->rect);
    constexpr int kMostSteps = 400;
    for (int step = 1; step <= kMostSteps && !isFree(m_newcomer->rect); ++step) {
      for (const double by : {step * kLayoutGrid, -step * kLayoutGrid}) {
        const Rect place = m_newcomer->rect.translated(way.across(by));
        if (!isFree(place)) continue;
        m_newcomer->rect = place;
        return;
      }
    }
  }

  static void shift(PlacedBox& box, Point by) { box.rect = box.rect.translated(by); }

  std::vector<PlacedBox> m_before;
  std::vector<PlacedBox> m_boxes;
  PlacedBox* m_newcomer;
  PlacedBox* m_from;
  PlacedBox* m_to;
};

}  // namespace

std::map<std::string, Point> roomFor(const std::vector<PlacedBox>& boxes, const std::string& newcomer,
                                     const std::string& from, const std::string& to) {
  return Room(boxes, newcomer, from, to).make();
}

}  // namespace windtunnel::app
