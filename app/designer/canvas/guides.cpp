// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/guides.h"

#include <cmath>
#include <optional>

#include "exporters/diagram/layout_graph.h"

namespace windtunnel::app {

namespace {

using namespace exporters::diagram;

/// One direction of the problem: `low..high` is the extent along the axis, `crossLow..crossHigh` across it.
struct Span {
  double low;
  double high;
  double crossLow;
  double crossHigh;
  double middle() const { return (low + high) / 2; }
};

Span span(const Rect& r, bool horizontal) {
  return horizontal ? Span{r.left(), r.right(), r.top(), r.bottom()}
                    : Span{r.top(), r.bottom(), r.left(), r.right()};
}

Point point(double along, double across, bool horizontal) {
  return horizontal ? Point{along, across} : Point{across, along};
}

struct Pull {
  double by;
  Guide guide;
};

void keepNearer(std::optional<Pull>& best, const Pull& pull) {
  if (!best || std::abs(pull.by) < std::abs(best->by) - 1e-6) best = pull;
}

std::optional<Pull> alignment(const Span& moved, const std::vector<Span>& others, double reach,
                              bool horizontal) {
  std::optional<Pull> best;
  for (const Span& o : others) {
    const double low = std::min(o.crossLow, moved.crossLow) - 8;
    const double high = std::max(o.crossHigh, moved.crossHigh) + 8;
    const std::pair<double, double> pairs[] = {{moved.low, o.low},
                                               {moved.high, o.high},
                                               {moved.middle(), o.middle()},
                                               {moved.low, o.high},
                                               {moved.high, o.low}};
    for (const auto& [mine, theirs] : pairs) {
      if (std::abs(theirs - mine) > reach) continue;
      keepNearer(best,
                 {theirs - mine, {point(theirs, low, horizontal), point(theirs, high, horizontal), false}});
    }
  }
  return best;
}

bool overlapsAcross(const Span& a, const Span& b) {
  return a.crossLow < b.crossHigh && b.crossLow < a.crossHigh;
}

/// The nearest spans before and after in the same row.
std::pair<const Span*, const Span*> neighbours(const Span& moved, const std::vector<Span>& others) {
  const Span* before = nullptr;
  const Span* after = nullptr;
  for (const Span& o : others) {
    if (!overlapsAcross(moved, o)) continue;
    if (o.middle() < moved.middle() && (!before || o.high > before->high)) before = &o;
    if (o.middle() > moved.middle() && (!after || o.low < after->low)) after = &o;
  }
  return {before, after};
}

std::optional<Pull> equalGaps(const Span& moved, const std::vector<Span>& others, double reach,
                              bool horizontal) {
  const auto [before, after] = neighbours(moved, others);
  const double across = (moved.crossLow + moved.crossHigh) / 2;
  std::optional<Pull> best;
  if (before && after && before->high < after->low) {
    const double by = (before->high + after->low) / 2 - moved.middle();
    if (std::abs(by) <= reach)
      keepNearer(
          best, {by, {point(before->high, across, horizontal), point(after->low, across, horizontal), true}});
  }
  for (const Span& o : others) {
    // Continue a row: the gap to the neighbour equals the neighbour's gap to the one beyond.
    if (before && overlapsAcross(*before, o) && o.high < before->low) {
      const double by = before->high + (before->low - o.high) - moved.low;
      if (std::abs(by) <= reach)
        keepNearer(
            best, {by, {point(o.high, across, horizontal), point(moved.low + by, across, horizontal), true}});
    }
    if (after && overlapsAcross(*after, o) && o.low > after->high) {
      const double by = after->low - (o.low - after->high) - moved.high;
      if (std::abs(by) <= reach)
        keepNearer(
            best, {by, {point(moved.high + by, across, horizontal), point(o.low, across, horizontal), true}});
    }
  }
  return best;
}

double toGrid(double v) {
  return std::round(v / kLayoutGrid) * kLayoutGrid - v;
}

double snapAxis(const Rect& moved, const std::vector<Rect>& others, double reach, bool horizontal,
                std::vector<Guide>& guides) {
  std::vector<Span> spans;
  for (const Rect& r : others) spans.push_back(span(r, horizontal));
  const Span mine = span(moved, horizontal);
  std::optional<Pull> best = alignment(mine, spans, reach, horizontal);
  if (const auto gap = equalGaps(mine, spans, reach, horizontal)) {
    if (!best || std::abs(gap->by) < std::abs(best->by)) best = gap;
  }
  if (!best) return toGrid(mine.low);
  guides.push_back(best->guide);
  return best->by;
}

}  // namespace

Snap snapTo(const Rect& moved, const std::vector<Rect>& others, double reach) {
  Snap snap;
  snap.by.x = snapAxis(moved, others, reach, true, snap.guides);
  snap.by.y = snapAxis(moved.translated({snap.by.x, 0}), others, reach, false, snap.guides);
  return snap;
}

}  // namespace windtunnel::app
