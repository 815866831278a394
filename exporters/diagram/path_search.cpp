// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/path_search.h"

#include <limits>

namespace windtunnel::exporters::diagram {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr double kMerge = kMargin / 2;
constexpr std::uint8_t kRight = 1;  // the run to the next line on the right is blocked
constexpr std::uint8_t kDown = 2;   // the run to the next line below is blocked

int indexOf(const std::vector<double>& lines, double value) {
  return static_cast<int>(std::lower_bound(lines.begin(), lines.end(), value - 1e-9) - lines.begin());
}

/// Sorts lines and merges near ones, but never moves one of the two fixed lines.
std::vector<double> mergedLines(std::vector<double> lines, double fixedA, double fixedB) {
  const auto fixed = [&](double v) { return v == fixedA || v == fixedB; };
  lines.push_back(fixedA);
  lines.push_back(fixedB);
  std::sort(lines.begin(), lines.end());
  std::vector<double> out;
  for (const double v : lines) {
    if (!out.empty() && out.back() == v) continue;
    if (!out.empty() && v - out.back() < kMerge && !fixed(v)) continue;
    if (!out.empty() && v - out.back() < kMerge && fixed(v) && !fixed(out.back())) {
      out.back() = v;
      continue;
    }
    out.push_back(v);
  }
  return out;
}

/// Orders the open list: cheapest estimate first, then the lower state, so that equal paths never depend on
/// luck.
struct Later {
  template <class T>
  bool operator()(const T& a, const T& b) const {
    return a.estimate != b.estimate ? a.estimate > b.estimate : a.state > b.state;
  }
};

}  // namespace

std::uint32_t PathSearch::stateOf(int ix, int iy, bool horizontal) const {
  const std::size_t cell = static_cast<std::size_t>(iy) * m_xs.size() + static_cast<std::size_t>(ix);
  return static_cast<std::uint32_t>(cell * 2 + (horizontal ? 0 : 1));
}

bool PathSearch::blocked(int ix, int iy, int jx, int jy) const {
  const std::size_t cell = stateOf(std::min(ix, jx), std::min(iy, jy), true) / 2;
  return (m_blocked[cell] & (ix != jx ? kRight : kDown)) != 0;
}

void PathSearch::buildLines(const PathQuery& query) {
  m_xs.clear();
  m_ys.clear();
  const Rect& w = query.window;
  const auto add = [](std::vector<double>& lines, double v, double low, double high) {
    if (v >= low && v <= high) lines.push_back(v);
  };
  for (const Rect& r : query.obstacles) {
    add(m_xs, r.left() - kMargin, w.left(), w.right());
    add(m_xs, r.right() + kMargin, w.left(), w.right());
    add(m_ys, r.top() - kMargin, w.top(), w.bottom());
    add(m_ys, r.bottom() + kMargin, w.top(), w.bottom());
  }
  m_xs = mergedLines(std::move(m_xs), query.start.x, query.goal.x);
  m_ys = mergedLines(std::move(m_ys), query.start.y, query.goal.y);
}

void PathSearch::blockBox(const Rect& rect, const PathQuery& query) {
  const Rect hard = rect.inflated(kHardMargin);
  const bool holdsEnd = hard.contains(query.start) || hard.contains(query.goal);
  if (holdsEnd && (rect.contains(query.start) || rect.contains(query.goal))) return;
  const Rect used = holdsEnd ? rect : hard;
  const int x0 = indexOf(m_xs, used.left());
  const int x1 = indexOf(m_xs, used.right());
  const int y0 = indexOf(m_ys, used.top());
  const int y1 = indexOf(m_ys, used.bottom());
  // The run into the box from the line before it is as blocked as the runs inside.
  for (int iy = y0; iy < y1; ++iy) {
    for (int ix = std::max(x0 - 1, 0); ix < x1; ++ix) m_blocked[stateOf(ix, iy, true) / 2] |= kRight;
  }
  for (int iy = std::max(y0 - 1, 0); iy < y1; ++iy) {
    for (int ix = x0; ix < x1; ++ix) m_blocked[stateOf(ix, iy, true) / 2] |= kDown;
  }
}

void PathSearch::blockObstacles(const PathQuery& query) {
  m_blocked.assign(m_xs.size() * m_ys.size(), 0);
  for (const Rect& rect : query.obstacles) blockBox(rect, query);
}

double PathSearch::heuristic(int ix, int iy, bool horizontal, const PathQuery& query) const {
  const double dx = std::abs(m_xs[static_cast<std::size_t>(ix)] - query.goal.x);
  const double dy = std::abs(m_ys[static_cast<std::size_t>(iy)] - query.goal.y);
  int bends = 1;
  if (horizontal == query.goalHorizontal) bends = (horizontal ? dy : dx) > 0 ? 2 : 0;
  return dx + dy + bends * kBendCost;
}

void PathSearch::visit(std::uint32_t from, int ix, int iy, bool horizontal, double cost,
                       const PathQuery& query) {
  const std::uint32_t state = stateOf(ix, iy, horizontal);
  if (m_stamp[state] == m_search && m_cost[state] <= cost) return;
  m_stamp[state] = m_search;
  m_cost[state] = cost;
  m_parent[state] = from;
  m_open.push_back({cost + heuristic(ix, iy, horizontal, query), state});
  std::push_heap(m_open.begin(), m_open.end(), Later{});
}

std::optional<std::uint32_t> PathSearch::run(const PathQuery& query) {
  const int nx = static_cast<int>(m_xs.size());
  const int ny = static_cast<int>(m_ys.size());
  const std::uint32_t goal =
      stateOf(indexOf(m_xs, query.goal.x), indexOf(m_ys, query.goal.y), query.goalHorizontal);
  visit(kNone, indexOf(m_xs, query.start.x), indexOf(m_ys, query.start.y), query.startHorizontal, 0, query);
  while (!m_open.empty()) {
    std::pop_heap(m_open.begin(), m_open.end(), Later{});
    const Open open = m_open.back();
    m_open.pop_back();
    if (open.state == goal) return goal;
    const bool horizontal = open.state % 2 == 0;
    const int ix = static_cast<int>(open.state / 2 % static_cast<std::uint32_t>(nx));
    const int iy = static_cast<int>(open.state / 2 / static_cast<std::uint32_t>(nx));
    const double cost = m_cost[open.state];
    if (open.estimate > cost + heuristic(ix, iy, horizontal, query) + 1e-9) continue;
    visit(open.state, ix, iy, !horizontal, cost + kBendCost, query);
    for (const int step : {-1, 1}) {
      const int jx = ix + (horizontal ? step : 0);
      const int jy = iy + (horizontal ? 0 : step);
      if (jx < 0 || jy < 0 || jx >= nx || jy >= ny || blocked(ix, iy, jx, jy)) continue;
      const double part = horizontal
                              ? m_xs[static_cast<std::size_t>(jx)] - m_xs[static_cast<std::size_t>(ix)]
                              : m_ys[static_cast<std::size_t>(jy)] - m_ys[static_cast<std::size_t>(iy)];
      visit(open.state, jx, jy, horizontal, cost + std::abs(part), query);
    }
  }
  return std::nullopt;
}

Polyline PathSearch::trace(std::uint32_t state) const {
  Polyline line;
  const auto nx = static_cast<std::uint32_t>(m_xs.size());
  for (; state != kNone; state = m_parent[state])
    line.push_back({m_xs[state / 2 % nx], m_ys[state / 2 / nx]});
  std::reverse(line.begin(), line.end());
  return simplified(line);
}

std::optional<Polyline> PathSearch::find(const PathQuery& query) {
  buildLines(query);
  blockObstacles(query);
  const std::size_t states = m_blocked.size() * 2;
  if (m_stamp.size() < states) {
    m_stamp.resize(states, 0);
    m_cost.resize(states);
    m_parent.resize(states);
  }
  if (++m_search == 0) std::fill(m_stamp.begin(), m_stamp.end(), 0), m_search = 1;
  m_open.clear();
  const auto found = run(query);
  if (!found) return std::nullopt;
  return trace(*found);
}

}  // namespace windtunnel::exporters::diagram
