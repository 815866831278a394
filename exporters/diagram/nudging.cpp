// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/nudging.h"

#include <limits>
#include <numeric>
#include <tuple>

namespace windtunnel::exporters::diagram {

namespace {

constexpr double kGap = 8;
constexpr double kSame = 0.5;
constexpr double kCorner = 8;

/// A segment seen along its channel: `at` is its place across, low..high its run.
struct Segment {
  int line;
  int index;  // of its first point
  double at;
  double low;
  double high;
  bool movable;
  int lowWay;  // where the line goes on at the low end: -1 to smaller `at`, +1 to larger, 0 it ends
  int highWay;
};

class Channel {
 public:
  Channel(std::vector<Polyline>& lines, const std::vector<RouteEdge>& edges, const RoutePlanner& planner,
          bool vertical)
      : m_lines(lines), m_edges(edges), m_planner(planner), m_vertical(vertical) {}

  void nudge() {
    collect();
    group();
    for (auto& cluster : m_clusters) {
      if (cluster.size() > 1) separate(cluster);
    }
  }

 private:
  double across(Point p) const { return m_vertical ? p.x : p.y; }
  double along(Point p) const { return m_vertical ? p.y : p.x; }

  int way(const Polyline& line, std::size_t corner, std::size_t next) const {
    const double d = across(line[next]) - across(line[corner]);
    return d > kSame ? 1 : d < -kSame ? -1 : 0;
  }

  void addSegment(int number, std::size_t i) {
    const Polyline& line = m_lines[static_cast<std::size_t>(number)];
    const Point a = line[i];
    const Point b = line[i + 1];
    if (std::abs(across(a) - across(b)) > kSame || std::abs(along(a) - along(b)) < kSame) return;
    const bool movable = i > 0 && i + 2 < line.size();
    const int before = i > 0 ? way(line, i, i - 1) : 0;
    const int after = i + 2 < line.size() ? way(line, i + 1, i + 2) : 0;
    const bool rising = along(b) > along(a);
    m_segments.push_back({number, static_cast<int>(i), across(a), std::min(along(a), along(b)),
                          std::max(along(a), along(b)), movable, rising ? before : after,
                          rising ? after : before});
  }

  void collect() {
    for (std::size_t n = 0; n < m_lines.size(); ++n) {
      for (std::size_t i = 0; i + 1 < m_lines[n].size(); ++i) addSegment(static_cast<int>(n), i);
    }
    std::sort(m_segments.begin(), m_segments.end(), [](const Segment& l, const Segment& r) {
      return std::tie(l.at, l.low, l.line, l.index) < std::tie(r.at, r.low, r.line, r.index);
    });
  }

  static bool meet(const Segment& a, const Segment& b) {
    return std::abs(a.at - b.at) < kGap && a.low < b.high + kGap && b.low < a.high + kGap && a.line != b.line;
  }

  int root(int i) {
    while (m_root[static_cast<std::size_t>(i)] != i) i = m_root[static_cast<std::size_t>(i)];
    return i;
  }

  void group() {
    m_root.resize(m_segments.size());
    std::iota(m_root.begin(), m_root.end(), 0);
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
      for (std::size_t j = i + 1; j < m_segments.size() && m_segments[j].at - m_segments[i].at < kGap; ++j) {
        if (meet(m_segments[i], m_segments[j])) join(static_cast<int>(i), static_cast<int>(j));
      }
    }
    std::vector<std::vector<int>> byRoot(m_segments.size());
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
      byRoot[static_cast<std::size_t>(root(static_cast<int>(i)))].push_back(static_cast<int>(i));
    }
    for (auto& members : byRoot) {
      if (members.size() > 1) m_clusters.push_back(std::move(members));
    }
  }

  void join(int a, int b) {
    a = root(a);
    b = root(b);
    m_root[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
  }

  /// Crossings made when `left` lies before `right`: an end that leads through the other's run crosses it.
  static int crossings(const Segment& left, const Segment& right) {
    int count = 0;
    const auto within = [](double v, const Segment& s) { return v > s.low - kSame && v < s.high + kSame; };
    if (left.lowWay > 0 && within(left.low, right)) ++count;
    if (left.highWay > 0 && within(left.high, right)) ++count;
    if (right.lowWay < 0 && within(right.low, left)) ++count;
    if (right.highWay < 0 && within(right.high, left)) ++count;
    return count;
  }

  std::vector<int> ordered(const std::vector<int>& movable) const {
    std::vector<std::pair<int, int>> scored;
    for (const int i : movable) {
      int score = 0;
      for (const int j : movable) {
        if (i != j) score += crossings(segment(i), segment(j)) - crossings(segment(j), segment(i));
      }
      scored.emplace_back(score, i);
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& l, const auto& r) { return l.first < r.first; });
    std::vector<int> out;
    for (const auto& entry : scored) out.push_back(entry.second);
    return out;
  }

  const Segment& segment(int i) const { return m_segments[static_cast<std::size_t>(i)]; }

  Point placed(Point p, double at) const { return m_vertical ? Point{at, p.y} : Point{p.x, at}; }

  /// A port may only move along its own side, and not into a corner.
  bool onSide(int box, double at) const {
    const Rect& rect = m_planner.boxes()[static_cast<std::size_t>(box)];
    const double low = (m_vertical ? rect.left() : rect.top()) + kCorner;
    const double high = (m_vertical ? rect.right() : rect.bottom()) - kCorner;
    return at >= low && at <= high;
  }

  /// The moved segment and the two it pulls along must all stay clear of the boxes.
  bool fits(const Segment& s, double at) const {
    const Polyline& line = m_lines[static_cast<std::size_t>(s.line)];
    const auto i = static_cast<std::size_t>(s.index);
    const Point a = placed(line[i], at);
    const Point b = placed(line[i + 1], at);
    const RouteEdge& edge = m_edges[static_cast<std::size_t>(s.line)];
    const auto clear = [&](Point from, Point to) { return m_planner.clear(from, to, edge.from, edge.to); };
    const bool before = i > 0 ? clear(line[i - 1], a) : onSide(edge.from, at);
    const bool after = i + 2 < line.size() ? clear(b, line[i + 2]) : onSide(edge.to, at);
    return before && after && clear(a, b);
  }

  bool taken(double at, const Segment& s, const std::vector<const Segment*>& placed) const {
    return std::any_of(placed.begin(), placed.end(), [&](const Segment* other) {
      return other->line != s.line && std::abs(other->at - at) < kGap * 0.6 && other->low < s.high + kSame &&
             s.low < other->high + kSame;
    });
  }

  /// The free place nearest to the wished one, looking to both sides in small steps.
  double freePlace(const Segment& s, double wish, const std::vector<const Segment*>& placed) const {
    for (int step = 0; step < 24; ++step) {
      for (const double side : {1.0, -1.0}) {
        const double at = wish + side * step * kGap / 2;
        if (!taken(at, s, placed) && fits(s, at)) return at;
        if (step == 0) break;
      }
    }
    return s.at;
  }

  void separate(const std::vector<int>& cluster) {
    std::vector<int> movable;
    std::vector<int> fixed;
    double middle = 0;
    for (const int i : cluster) {
      (segment(i).movable ? movable : fixed).push_back(i);
      if (segment(i).movable) middle += segment(i).at;
    }
    std::vector<const Segment*> placed = settlePorts(fixed);
    const double count = static_cast<double>(movable.size());
    double place = middle / std::max(count, 1.0) - (count - 1) / 2 * kGap;
    for (const int i : ordered(movable)) {
      Segment& s = m_segments[static_cast<std::size_t>(i)];
      move(s, freePlace(s, place, placed));
      placed.push_back(&s);
      place += kGap;
    }
  }

  /// Segments that end at a port stay, straight lines first; one that would lie on another moves its port.
  std::vector<const Segment*> settlePorts(std::vector<int> fixed) {
    const auto bends = [&](int i) { return m_lines[static_cast<std::size_t>(segment(i).line)].size(); };
    std::stable_sort(fixed.begin(), fixed.end(), [&](int l, int r) { return bends(l) < bends(r); });
    std::vector<const Segment*> placed;
    for (const int i : fixed) {
      Segment& s = m_segments[static_cast<std::size_t>(i)];
      if (bends(i) > 2 && taken(s.at, s, placed)) move(s, freePlace(s, s.at, placed));
      placed.push_back(&s);
    }
    return placed;
  }

  void move(Segment& s, double to) {
    s.at = to;
    Polyline& line = m_lines[static_cast<std::size_t>(s.line)];
    for (std::size_t i = static_cast<std::size_t>(s.index); i < static_cast<std::size_t>(s.index) + 2; ++i) {
      (m_vertical ? line[i].x : line[i].y) = to;
    }
  }

  std::vector<Polyline>& m_lines;
  const std::vector<RouteEdge>& m_edges;
  const RoutePlanner& m_planner;
  bool m_vertical;
  std::vector<Segment> m_segments;
  std::vector<int> m_root;
  std::vector<std::vector<int>> m_clusters;
};

}  // namespace

void nudgeApart(std::vector<Polyline>& lines, const std::vector<RouteEdge>& edges,
                const RoutePlanner& planner) {
  Channel(lines, edges, planner, true).nudge();
  Channel(lines, edges, planner, false).nudge();
}

}  // namespace windtunnel::exporters::diagram
