// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "app/designer/canvas/hit_test.h"
#include "app/designer/canvas/scene/arrow_look.h"
#include "app/designer/canvas/scene/node_sheet.h"
#include "exporters/diagram/crossings.h"
#include "exporters/diagram/shapes.h"
#include "exporters/diagram/text_width.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kFaded = 0.22;
constexpr double kLeastHop = 0.7;  // zoom below which hops are too small to be seen

class BaseSheet {
 public:
  BaseSheet(Sheet& sheet, const Emphasis& emphasis)
      : m_sheet(sheet),
        m_theme(sheet.theme()),
        m_emphasis(emphasis),
        m_detail(detailAt(sheet.zoom())),
        m_crossings(sheet.state().drawing, sheet.cull()) {}

  void draw() {
    const Drawing& drawing = m_sheet.state().drawing;
    grid();
    for (const BoundaryBox& b : drawing.boundaries()) boundary(b);
    if (m_detail == Detail::Summary && !drawing.boundaries().empty()) {
      summaries();
      return;
    }
    for (std::size_t i = 0; i < drawing.arrows().size(); ++i) arrow(static_cast<int>(i));
    for (std::size_t i = 0; i < drawing.arrows().size(); ++i) label(static_cast<int>(i));
    for (std::size_t i = 0; i < drawing.nodes().size(); ++i) {
      const NodeBox& box = drawing.nodes()[i];
      if (seen(box.rect)) drawNode(m_sheet, box, strength(m_emphasis.nodes.contains(static_cast<int>(i))));
    }
  }

 private:
  bool seen(const Rect& r) const { return r.intersects(m_sheet.cull()); }

  /// Dots to judge distances by; they go when they would be too close.
  void grid() {
    const double step = m_sheet.zoom() >= 1.2 ? 32 : 64;
    if (m_sheet.zoom() < 0.35) return;
    const Rect& area = m_sheet.cull();
    const double size = 1.2;
    for (double x = std::ceil(area.left() / step) * step; x < area.right(); x += step) {
      for (double y = std::ceil(area.top() / step) * step; y < area.bottom(); y += step) {
        const Point p = m_sheet.at(Point{x, y});
        m_sheet.shapes.rect({std::round(p.x), std::round(p.y), size, size}, m_theme.grid);
      }
    }
  }

  void boundary(const BoundaryBox& b) {
    if (b.rect.empty() || !seen(b.rect)) return;
    const Rect r = m_sheet.at(b.rect);
    const double radius = metrics::kBoundaryRadius * std::min(m_sheet.zoom(), 1.0);
    const bool outermost = b.parent < 0;
    const Color opaque =
        mixed(m_theme.canvas, {m_theme.boundaryFill.r, m_theme.boundaryFill.g, m_theme.boundaryFill.b, 255},
              m_theme.boundaryFill.a / 255.0);
    if (outermost) {
      m_sheet.ground.rect(TriangleBatch::innerPart(r, radius), opaque);
      m_sheet.shapes.roundedFrame(r, radius, opaque);
    } else {
      m_sheet.shapes.roundedRect(r, radius, m_theme.boundaryFill);
    }
    if (isDashed(b.kind) && m_detail == Detail::Full) {
      Polyline border{{r.left() + radius, r.top()}, {r.right(), r.top()}, {r.right(), r.bottom()},
                      {r.left(), r.bottom()},       {r.left(), r.top()},  {r.left() + radius, r.top()}};
      m_sheet.shapes.dashed(roundedLine(border, radius, 4), 1, 6, 5, m_theme.boundaryBorder);
    } else {
      m_sheet.shapes.roundedRect(r, radius, m_theme.boundaryFill.withAlpha(0), m_theme.boundaryBorder, 1);
    }
    if (m_detail == Detail::Full || m_detail == Detail::Titles) boundaryTitle(b);
  }

  void boundaryTitle(const BoundaryBox& b) {
    const Point at = boundaryTitleOrigin(b);
    const double size = std::clamp(kLeastTitle / m_sheet.zoom(), metrics::kBoundaryTitleSize, kLargestTitle);
    const std::string title = elided(b.title, b.rect.right() - 40 - at.x, size, Weight::SemiBold);
    m_sheet.text(at, title, size, Weight::SemiBold, m_theme.text);
    if (m_detail != Detail::Full) return;
    const double width = textWidth(title, size, Weight::SemiBold);
    const Point after = at + Point{width + 8, 0};
    const std::string caption = elided(boundaryCaption(b.kind), toggleRect(b.rect).left() - after.x,
                                       metrics::kSubtitleSize, Weight::Regular);
    m_sheet.text(after, caption, metrics::kSubtitleSize, Weight::Regular, m_theme.textMuted);
    drawChevron(m_sheet, m_sheet.shapes, toggleRect(b.rect), true);
  }

  /// Far out, the outermost boundaries are boxes with their name and what is in them.
  void summaries() {
    const Drawing& drawing = m_sheet.state().drawing;
    for (const BoundaryBox& b : drawing.boundaries()) {
      if (b.parent >= 0 || b.rect.empty() || !seen(b.rect)) continue;
      const Rect r = m_sheet.at(b.rect);
      m_sheet.shapes.roundedRect(r, 4, m_theme.surface, m_theme.surfaceBorder, 1);
      const double room = r.width - 16;
      const std::string count =
          std::to_string(b.nodes.size()) + (b.nodes.size() == 1 ? " component" : " components");
      if (room < 40 || r.height < 34) continue;
      m_sheet.fixedText({r.x + 8, r.center().y - 2}, elided(b.title, room, 12, Weight::SemiBold), 12,
                        Weight::SemiBold, m_theme.text);
      m_sheet.fixedText({r.x + 8, r.center().y + 13}, elided(count, room, 11), 11, Weight::Regular,
                        m_theme.textMuted);
    }
    for (const NodeBox& n : drawing.nodes()) {
      if (n.boundary < 0 && seen(n.rect)) m_sheet.shapes.rect(m_sheet.at(n.rect), m_theme.kind(n.kind));
    }
  }

  double strength(bool emphasised) const { return !m_emphasis.any() || emphasised ? 1 : kFaded; }

  void arrow(int index) {
    const CanvasState& state = m_sheet.state();
    const Arrow& a = state.drawing.arrows()[static_cast<std::size_t>(index)];
    if (a.line.size() < 2 || a.key == state.feedback.hiddenArrow) return;
    if (!seen(boundsOf(a.line).inflated(12))) return;
    const bool strong = m_emphasis.arrows.contains(index) || state.selected(arrowPath(a.key));
    const ArrowLook look = arrowLook(state, a, strong);
    const Color color = look.color.withAlpha(look.color.a / 255.0 * strength(strong));
    const double width = std::max(look.width * std::clamp(m_sheet.zoom(), 0.4, 1.0), 0.9);
    if (m_detail == Detail::Shapes || m_detail == Detail::Summary) {
      // Busy arrows keep their width also from afar.
      if (width > 1.6)
        m_sheet.shapes.line(m_sheet.at(a.line), std::min(width, 4.0), color);
      else
        plainRuns(a.line, color);
      return;
    }
    const double head = std::max(metrics::kArrowHead, 2.6 * look.width);
    const Polyline snapped = m_sheet.snapped(a.line, width);
    Polyline shaft = roundedLine(withoutHead(snapped, head), metrics::kBend, 3);
    if (m_sheet.zoom() >= kLeastHop) shaft = m_crossings.hopped(shaft, index);
    const Polyline line = m_sheet.at(shaft);
    if (a.style == ArrowStyle::Message)
      m_sheet.shapes.dashed(line, width, 6 * m_sheet.zoom(), 4 * m_sheet.zoom(), color);
    else
      m_sheet.shapes.runs(line, width, color);
    const auto corners = arrowHead(snapped, head);
    m_sheet.shapes.convex({m_sheet.at(corners[0]), m_sheet.at(corners[1]), m_sheet.at(corners[2])}, color);
  }

  /// Upright runs one pixel wide on whole pixels: sharp without feathering, a third of the triangles.
  void plainRuns(const Polyline& line, Color color) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Rect run = rectBetween(m_sheet.at(line[i - 1]), m_sheet.at(line[i]));
      m_sheet.shapes.rect(
          {std::round(run.x), std::round(run.y), std::round(run.width) + 1, std::round(run.height) + 1},
          color);
    }
  }

  static Rect boundsOf(const Polyline& line) {
    Rect all;
    for (const Point& p : line) all = all.united({p.x - 0.5, p.y - 0.5, 1, 1});
    return all;
  }

  void label(int index) {
    const Arrow& a = m_sheet.state().drawing.arrows()[static_cast<std::size_t>(index)];
    if (m_detail != Detail::Full || a.labelRect.empty() || !seen(a.labelRect) ||
        a.key == m_sheet.state().feedback.hiddenArrow)
      return;
    const double share = strength(m_emphasis.arrows.contains(index));
    const Rect r = m_sheet.at(a.labelRect);
    m_sheet.shapes.roundedRect(r, r.height / 2, m_theme.canvas);
    const Point c = a.labelRect.center();
    const double width = textWidth(a.label, metrics::kLabelSize);
    m_sheet.text({c.x - width / 2, c.y + metrics::kLabelSize * 0.36}, a.label, metrics::kLabelSize,
                 Weight::Regular, m_theme.textMuted.withAlpha(share));
  }

  Sheet& m_sheet;
  const Theme& m_theme;
  const Emphasis& m_emphasis;
  Detail m_detail;
  Crossings m_crossings;
};

}  // namespace

void drawBase(Sheet& sheet, const Emphasis& emphasis) {
  BaseSheet(sheet, emphasis).draw();
}

}  // namespace windtunnel::app
