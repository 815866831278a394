// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "app/designer/canvas/hit_test.h"
#include "app/designer/canvas/scene/sheet.h"
#include "exporters/diagram/shapes.h"
#include "model/design/kind.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

class FeedbackSheet {
 public:
  explicit FeedbackSheet(Sheet& sheet)
      : m_sheet(sheet), m_theme(sheet.theme()), m_state(sheet.state()), m_feedback(m_state.feedback) {}

  void draw() {
    dropTarget();
    for (const std::string& path : m_state.selection) selection(path);
    for (const std::string& id : m_feedback.validTargets) validTarget(id);
    if (!m_state.readOnly && m_feedback.wire.empty() && !m_feedback.marquee) ports();
    for (const Guide& guide : m_feedback.guides) drawGuide(guide);
    wire();
    ghost();
    if (m_state.pulse > 0) pulse();
    if (m_feedback.marquee)
      m_sheet.shapes.roundedRect(m_sheet.at(*m_feedback.marquee), 1, m_theme.accent.withAlpha(0.1),
                                 m_theme.accent, 1);
  }

 private:
  void outline(const Rect& world, double radius, double distance, double width, Color color,
               double fill = 0) {
    const Rect r = m_sheet.at(world).inflated(distance);
    m_sheet.shapes.roundedRect(r, radius * m_sheet.zoom() + distance, color.withAlpha(fill), color, width);
  }

  void selection(const std::string& path) {
    if (isArrowPath(path)) {
      arrowEnds(path);
      return;
    }
    const auto rect = rectOf(m_state.drawing, path);
    if (!rect || !rect->intersects(m_sheet.cull())) return;
    const bool boundary = m_state.drawing.boundary(idOf(path)) >= 0;
    outline(*rect, boundary ? metrics::kBoundaryRadius : metrics::kNodeRadius, 2.5, 2, m_theme.accent);
  }

  void arrowEnds(const std::string& path) {
    const int index = m_state.drawing.arrow(idOf(path));
    if (index < 0 || m_state.readOnly) return;
    const Arrow& arrow = m_state.drawing.arrows()[static_cast<std::size_t>(index)];
    if (arrow.line.empty() || arrow.key == m_feedback.hiddenArrow) return;
    for (const Point& end : {arrow.line.front(), arrow.line.back()}) {
      const Point c = m_sheet.at(end);
      m_sheet.shapes.roundedRect({c.x - 5, c.y - 5, 10, 10}, 5, m_theme.surface, m_theme.accent, 2);
    }
  }

  void validTarget(const std::string& id) {
    const int index = m_state.drawing.node(id);
    if (index < 0) return;
    const Rect& rect = m_state.drawing.nodes()[static_cast<std::size_t>(index)].rect;
    if (!rect.intersects(m_sheet.cull())) return;
    const bool under = id == m_feedback.target;
    outline(rect, metrics::kNodeRadius, under ? 3 : 1.5, under ? 2.5 : 1.5,
            m_theme.good.withAlpha(under ? 1 : 0.65), under ? 0.1 : 0);
  }

  void portsOf(const std::string& path) {
    const int index = isComponentPath(path) ? m_state.drawing.node(idOf(path)) : -1;
    if (index < 0 || detailAt(m_sheet.zoom()) == Detail::Summary) return;
    const NodeBox& node = m_state.drawing.nodes()[static_cast<std::size_t>(index)];
    for (const Point& port : portPoints(node.rect)) {
      const Point c = m_sheet.at(port);
      m_sheet.shapes.roundedRect({c.x - 4.5, c.y - 4.5, 9, 9}, 4.5, m_theme.surface, m_theme.accent, 1.6);
    }
  }

  void ports() {
    if (m_feedback.ghost || !m_feedback.guides.empty()) return;
    portsOf(m_state.hovered);
    if (m_state.selection.size() == 1 && *m_state.selection.begin() != m_state.hovered)
      portsOf(*m_state.selection.begin());
  }

  void drawGuide(const Guide& guide) {
    const Point a = m_sheet.at(guide.a);
    const Point b = m_sheet.at(guide.b);
    const Color color = mixed(m_theme.accent, m_theme.danger, 0.6);
    m_sheet.shapes.line({a, b}, 1, color);
    if (!guide.equalGap) return;
    const bool horizontal = std::abs(a.y - b.y) < 0.5;
    const Point tick = horizontal ? Point{0, 5} : Point{5, 0};
    for (const Point& end : {a, b}) m_sheet.shapes.line({end - tick, end + tick}, 1, color);
  }

  void wire() {
    if (m_feedback.wire.size() < 2) return;
    const Color color = m_feedback.wireRefused ? m_theme.danger : m_theme.accent;
    const Polyline line = m_sheet.at(roundedLine(withoutHead(m_feedback.wire), metrics::kBend, 4));
    if (m_feedback.wireRefused)
      m_sheet.shapes.dashed(line, 2, 6, 4, color);
    else
      m_sheet.shapes.line(line, 2, color);
    const auto head = arrowHead(m_feedback.wire);
    m_sheet.shapes.convex({m_sheet.at(head[0]), m_sheet.at(head[1]), m_sheet.at(head[2])}, color);
    const int target = m_state.drawing.node(m_feedback.target);
    if (m_feedback.wireRefused && target >= 0) {
      outline(m_state.drawing.nodes()[static_cast<std::size_t>(target)].rect, metrics::kNodeRadius, 3, 2,
              m_theme.danger, 0.08);
    }
  }

  void dropTarget() {
    if (const int boundary =
            m_feedback.drop.boundaryChanges ? m_state.drawing.boundary(m_feedback.drop.boundary) : -1;
        boundary >= 0) {
      outline(m_state.drawing.boundaries()[static_cast<std::size_t>(boundary)].rect, metrics::kBoundaryRadius,
              1, 2, m_theme.accent, 0.07);
    }
    if (const int arrow = m_feedback.drop.arrow.empty() ? -1 : m_state.drawing.arrow(m_feedback.drop.arrow);
        arrow >= 0) {
      m_sheet.shapes.line(m_sheet.at(m_state.drawing.arrows()[static_cast<std::size_t>(arrow)].line), 5,
                          m_theme.accent.withAlpha(0.5));
    }
  }

  void ghost() {
    if (!m_feedback.ghost) return;
    outline(*m_feedback.ghost, metrics::kNodeRadius, 0, 1.5, m_theme.accent, 0.12);
    if (!model::findKind(m_feedback.ghostKind)) return;
    NodeBox node;
    node.rect = *m_feedback.ghost;
    m_sheet.icon(iconRect(node), m_feedback.ghostKind, m_theme.accent);
  }

  void pulse() {
    if (const auto rect = rectOf(m_state.drawing, m_state.pulsed)) {
      outline(*rect, metrics::kNodeRadius, 4 + 18 * (1 - m_state.pulse), 3,
              m_theme.accent.withAlpha(m_state.pulse));
    }
  }

  Sheet& m_sheet;
  const Theme& m_theme;
  const CanvasState& m_state;
  const Feedback& m_feedback;
};

}  // namespace

void drawFeedback(Sheet& sheet) {
  FeedbackSheet(sheet).draw();
}

}  // namespace windtunnel::app
