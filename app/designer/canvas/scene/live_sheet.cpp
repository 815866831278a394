// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "app/designer/canvas/scene/arrow_look.h"
#include "app/designer/canvas/scene/sheet.h"
#include "exporters/diagram/shapes.h"
#include "exporters/diagram/text_width.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kDotSpeed = 130;  // units of the drawing per second
constexpr double kDot = 3.1;
// Of what was only estimated.
constexpr int kRingDashes = 16;
constexpr double kDashShare = 0.6;
constexpr double kBarDash = 4;
constexpr double kOutlineDash = 7;

std::string shortCount(double n) {
  if (n >= 1e6) return fmt::format("{:.1f}M", n / 1e6);
  if (n >= 1e4) return fmt::format("{:.0f}k", n / 1e3);
  if (n >= 1e3) return fmt::format("{:.1f}k", n / 1e3);
  return fmt::format("{:.0f}", n);
}

class LiveSheet {
 public:
  LiveSheet(Sheet& sheet, const Emphasis& emphasis)
      : m_sheet(sheet),
        m_theme(sheet.theme()),
        m_overlay(sheet.state().overlay),
        m_emphasis(emphasis),
        m_detail(detailAt(sheet.zoom())) {}

  void draw() {
    if (m_detail == Detail::Summary) return;
    const Drawing& drawing = m_sheet.state().drawing;
    if (m_overlay.live && !m_overlay.stale) {
      for (std::size_t i = 0; i < drawing.arrows().size(); ++i) dots(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < drawing.nodes().size(); ++i) node(static_cast<int>(i));
  }

 private:
  bool faded(bool emphasised) const { return m_emphasis.any() && !emphasised; }

  void dots(int index) {
    const Arrow& arrow = m_sheet.state().drawing.arrows()[static_cast<std::size_t>(index)];
    const auto live = m_overlay.arrows.find(arrow.key);
    if (live == m_overlay.arrows.end() || live->second.rate <= 0 || faded(m_emphasis.arrows.contains(index)))
      return;
    const double total = length(arrow.line) - metrics::kArrowHead;
    const double spacing = std::max(dotSpacing(live->second.rate), 10 / m_sheet.zoom());
    // With reduced motion the dots stand still: they still say how much flows.
    const double moved = m_sheet.state().still ? spacing / 2 : m_sheet.state().time * kDotSpeed;
    const auto first = static_cast<long>(std::floor(moved / spacing));
    const double size = kDot * std::clamp(m_sheet.zoom(), 0.5, 1.4);
    for (long k = 0;; ++k) {
      const double along = moved - static_cast<double>(first) * spacing + static_cast<double>(k) * spacing;
      if (along > total) break;
      const Point world = pointAt(arrow.line, along);
      if (!m_sheet.cull().contains(world)) continue;
      dot(m_sheet.at(world), size, isErrorDot(first - k, live->second.errorShare));
    }
  }

  /// A request is a disc, a failed one a larger diamond: told apart without colour.
  void dot(Point c, double size, bool error) {
    if (!error) {
      m_sheet.shapes.disc(c, size, m_theme.accent);
      return;
    }
    const double d = size * 1.7;
    m_sheet.shapes.convex({{c.x, c.y - d}, {c.x + d, c.y}, {c.x, c.y + d}, {c.x - d, c.y}}, m_theme.danger);
  }

  Color colorFor(double utilisation) const {
    if (m_overlay.stale) return m_theme.textMuted;
    return utilisation > 0.9 ? m_theme.danger : utilisation > 0.7 ? m_theme.warning : m_theme.good;
  }

  void node(int index) {
    const NodeBox& n = m_sheet.state().drawing.nodes()[static_cast<std::size_t>(index)];
    const auto live = m_overlay.components.find(n.id);
    if (live == m_overlay.components.end() || !n.rect.inflated(40).intersects(m_sheet.cull()) ||
        faded(m_emphasis.nodes.contains(index)))
      return;
    const ComponentOverlay& c = live->second;
    if (c.utilisation >= 0) m_detail == Detail::Full ? ring(n, c.utilisation) : bar(n, c.utilisation);
    if (m_detail == Detail::Shapes) return;
    if (c.queue >= 1) queue(n, c.queue);
    if (!c.hot.empty() && m_detail == Detail::Full) hot(n, c.hot);
  }

  void ring(const NodeBox& n, double utilisation) {
    const Point c = m_sheet.at(tileRect(n).center());
    const double radius = (metrics::kTile / 2 + 5) * m_sheet.zoom();
    const double width = 3 * m_sheet.zoom();
    const double end = 2 * std::numbers::pi * std::clamp(utilisation, 0.0, 1.0);
    if (m_overlay.estimated) {
      dashedRing(c, radius, end, colorFor(utilisation));
    } else {
      m_sheet.shapes.arc(c, radius, width, 0, 2 * std::numbers::pi, m_theme.surfaceBorder.withAlpha(0.55));
      if (end > 0.03) m_sheet.shapes.arc(c, radius, width, 0, end, colorFor(utilisation));
    }
    const std::string text = fmt::format("{}{:.0f}%", m_overlay.estimated ? "~" : "", utilisation * 100);
    const double size = 10.5;
    m_sheet.text({n.rect.right() - 10 - textWidth(text, size, Weight::SemiBold), n.rect.bottom() - 9}, text,
                 size, Weight::SemiBold, colorFor(utilisation));
  }

  /// An estimate has no track, and gaps: it cannot be taken for what a run measured, also without colours.
  void dashedRing(Point c, double radius, double end, Color color) {
    for (int dash = 0; dash < kRingDashes; ++dash) {
      const double from = 2 * std::numbers::pi * dash / kRingDashes;
      const double full = from + 2 * std::numbers::pi * kDashShare / kRingDashes;
      const double to = std::min(full, end);
      m_sheet.shapes.arc(c, radius, 1.2 * m_sheet.zoom(), from, full, m_theme.surfaceBorder);
      if (to > from + 0.01) m_sheet.shapes.arc(c, radius, 3 * m_sheet.zoom(), from, to, color);
    }
  }

  void bar(const NodeBox& n, double utilisation) {
    Rect r = m_sheet.at(n.rect);
    const double height = std::max(r.height * 0.12, 2.0);
    r = {r.x, r.bottom() - height, r.width * std::clamp(utilisation, 0.0, 1.0), height};
    if (!m_overlay.estimated) return m_sheet.shapes.rect(r, colorFor(utilisation));
    const double y = r.y + height / 2;
    m_sheet.shapes.dashed({{r.x, y}, {r.right(), y}}, height, kBarDash, kBarDash / 2, colorFor(utilisation));
  }

  void queue(const NodeBox& n, double waiting) {
    const std::string text = shortCount(waiting) + " queued";
    const double width = textWidth(text, 10, Weight::SemiBold) + 14;
    const Rect badge{n.rect.right() - width + 8, n.rect.y - 9, width, 18};
    const Color color = m_overlay.stale ? m_theme.textMuted
                        : waiting >= 50 ? m_theme.danger
                                        : m_theme.warning;
    const Rect r = m_sheet.at(badge);
    m_sheet.shapes.roundedRect(r, r.height / 2, color, m_theme.canvas, 1.5 * m_sheet.zoom());
    m_sheet.text({badge.x + 7, badge.y + 12.6}, text, 10, Weight::SemiBold,
                 m_theme.dark ? m_theme.canvas : rgb(0xffffff));
  }

  /// The words stand on a plate below the box, with a mark that says so without colour.
  void hot(const NodeBox& n, const std::string& words) {
    const std::string text = elided(words, 320, 11, Weight::SemiBold);
    const double width = textWidth(text, 11, Weight::SemiBold) + 34;
    const Rect plate{n.rect.x, n.rect.bottom() + 6, width, 24};
    const Color color = m_overlay.stale ? m_theme.textMuted : m_theme.danger;
    const Rect r = m_sheet.at(plate);
    m_sheet.shapes.roundedRect(r, 7 * m_sheet.zoom(), mixed(m_theme.surface, color, 0.1), color, 1);
    outline(m_sheet.at(n.rect.inflated(1.5)), color);
    const Point c = m_sheet.at(Point{plate.x + 15, plate.center().y});
    const double z = m_sheet.zoom();
    m_sheet.shapes.convex({{c.x, c.y - 6 * z}, {c.x + 6.5 * z, c.y + 5 * z}, {c.x - 6.5 * z, c.y + 5 * z}},
                          color);
    m_sheet.shapes.line({{c.x, c.y - 2.5 * z}, {c.x, c.y + 1.3 * z}}, 1.5 * z, m_theme.surface);
    m_sheet.shapes.disc({c.x, c.y + 3.2 * z}, 0.85 * z, m_theme.surface);
    m_sheet.text({plate.x + 27, plate.y + 16}, text, 11, Weight::SemiBold,
                 m_overlay.stale ? m_theme.textMuted : m_theme.text);
  }

  void outline(const Rect& r, Color color) {
    const double radius = (metrics::kNodeRadius + 1.5) * m_sheet.zoom();
    if (!m_overlay.estimated) return m_sheet.shapes.roundedRect(r, radius, color.withAlpha(0), color, 2);
    const double cut = radius / 2;
    m_sheet.shapes.dashed({{r.x + cut, r.y},
                           {r.right() - cut, r.y},
                           {r.right(), r.y + cut},
                           {r.right(), r.bottom() - cut},
                           {r.right() - cut, r.bottom()},
                           {r.x + cut, r.bottom()},
                           {r.x, r.bottom() - cut},
                           {r.x, r.y + cut},
                           {r.x + cut, r.y}},
                          2, kOutlineDash, kOutlineDash / 2, color);
  }

  Sheet& m_sheet;
  const Theme& m_theme;
  const CanvasOverlay& m_overlay;
  const Emphasis& m_emphasis;
  Detail m_detail;
};

}  // namespace

void drawLive(Sheet& sheet, const Emphasis& emphasis) {
  LiveSheet(sheet, emphasis).draw();
}

}  // namespace windtunnel::app
