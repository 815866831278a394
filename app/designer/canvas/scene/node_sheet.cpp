// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "app/designer/canvas/hit_test.h"
#include "app/designer/canvas/scene/node_sheet.h"
#include "exporters/diagram/shapes.h"
#include "exporters/diagram/text_width.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kSmallestTitle = 7.4;
constexpr double kLeastSubtitle = 7;  // view pixels below which it is left out

class NodeSheet {
 public:
  explicit NodeSheet(Sheet& sheet)
      : m_sheet(sheet), m_theme(sheet.theme()), m_detail(detailAt(sheet.zoom())) {}

  void draw(const NodeBox& n, double share) {
    const Rect r = m_sheet.at(n.rect);
    const double radius = metrics::kNodeRadius * m_sheet.zoom();
    if (m_detail == Detail::Shapes || m_detail == Detail::Summary) {
      plainBox(r, mixed(m_theme.canvas, mixed(m_theme.surface, m_theme.kind(n.kind), 0.18), share),
               mixed(m_theme.canvas, m_theme.kind(n.kind), 0.75 * share));
      return;
    }
    if (m_detail == Detail::Full)
      m_sheet.shapes.roundedShade(r.translated({0, 1.5 * m_sheet.zoom()}).inflated(0.5), radius,
                                  m_theme.shadow.withAlpha(m_theme.shadow.a / 255.0 * share),
                                  2 + 2 * m_sheet.zoom());
    const Color surface = mixed(m_theme.canvas, m_theme.surface, share);
    m_sheet.plates.rect(TriangleBatch::innerPart(r, radius), surface);
    m_sheet.marks.roundedFrame(r, radius, surface, mixed(m_theme.canvas, m_theme.surfaceBorder, share), 1);
    nodeInside(n, share);
  }

 private:
  /// A bordered box on whole pixels.
  void plainBox(const Rect& r, Color fill, Color border) {
    const Rect outer{std::round(r.x), std::round(r.y), std::max(std::round(r.width), 2.0),
                     std::max(std::round(r.height), 2.0)};
    if (outer.height <= 4) {
      m_sheet.plates.rect(outer, border);
      return;
    }
    m_sheet.plates.rect(outer.inflated(-1), fill);
    m_sheet.plates.rect({outer.x, outer.y, outer.width, 1}, border);
    m_sheet.plates.rect({outer.x, outer.bottom() - 1, outer.width, 1}, border);
    m_sheet.plates.rect({outer.x, outer.y + 1, 1, outer.height - 2}, border);
    m_sheet.plates.rect({outer.right() - 1, outer.y + 1, 1, outer.height - 2}, border);
  }

  /// Large enough to be read from here, but rather a little smaller than cut off.
  double titleSize(const std::string& title, double room) const {
    const double wanted = std::clamp(kLeastTitle / m_sheet.zoom(), metrics::kTitleSize, kLargestTitle);
    const double needed = textWidth(title, wanted, Weight::SemiBold);
    const double fitting = needed > room ? 0.98 * wanted * room / needed : wanted;
    return std::max({fitting, metrics::kTitleSize, kSmallestTitle / m_sheet.zoom()});
  }

  /// From some way off: a small icon and the title in a size that can still be read, if need be shortened.
  void titleOnly(const NodeBox& n, double share) {
    const double middle = n.rect.center().y;
    const Rect icon{n.rect.x + 10, middle - 11, 22, 22};
    m_sheet.icon(icon, n.collapsed ? "service" : n.kind, m_theme.kind(n.kind).withAlpha(share));
    const double left = icon.right() + 9;
    const double size = titleSize(n.title, n.rect.right() - 6 - left);
    m_sheet.text({left, middle + size * 0.36},
                 elided(n.title, n.rect.right() - 6 - left, size, Weight::SemiBold), size, Weight::SemiBold,
                 m_theme.text.withAlpha(share));
  }

  void nodeInside(const NodeBox& n, double share) {
    if (m_detail != Detail::Full) {
      titleOnly(n, share);
      return;
    }
    m_sheet.marks.roundedRect(m_sheet.at(tileRect(n)), metrics::kTileRadius * m_sheet.zoom(),
                              mixed(m_theme.canvas, m_theme.kindTile(n.kind), share));
    m_sheet.icon(iconRect(n), n.collapsed ? "service" : n.kind, m_theme.kind(n.kind).withAlpha(share));
    const Point origin = titleOrigin(n);
    const double size = titleSize(n.title, n.rect.right() - 6 - origin.x);
    const std::string title = size > metrics::kTitleSize
                                  ? elided(n.title, n.rect.right() - 6 - origin.x, size, Weight::SemiBold)
                                  : n.title;
    m_sheet.text(origin, title, size, Weight::SemiBold, m_theme.text.withAlpha(share));
    if (metrics::kSubtitleSize * m_sheet.zoom() >= kLeastSubtitle)
      m_sheet.text(subtitleOrigin(n), n.subtitle, metrics::kSubtitleSize, Weight::Regular,
                   m_theme.textMuted.withAlpha(share));
    pips(n, share);
    if (n.collapsed) drawChevron(m_sheet, m_sheet.marks, toggleRect(n.rect), false);
  }

  void pips(const NodeBox& n, double share) {
    const Pips pips = pipsOf(n);
    const auto live = m_sheet.state().overlay.components.find(n.id);
    const auto* pods = live == m_sheet.state().overlay.components.end() || live->second.pods.empty()
                           ? nullptr
                           : &live->second.pods;
    for (std::size_t i = 0; i < pips.marks.size(); ++i) {
      const PodState pod = pods && i < pods->size() ? (*pods)[i] : PodState::Ready;
      pip(m_sheet.at(pips.marks[i]), pod, pods != nullptr, m_theme.kind(n.kind), share);
    }
    if (pips.extra > 0)
      m_sheet.text(pips.extraOrigin, "+" + std::to_string(pips.extra), 9.5, Weight::Regular,
                   m_theme.textMuted.withAlpha(share));
  }

  /// Shapes differ, not only colours: a full disc is ready, a ring starts, a cross is dead.
  void pip(const Rect& r, PodState pod, bool live, Color kind, double share) {
    const Point c = r.center();
    const double radius = r.width / 2;
    if (pod == PodState::Dead) {
      const double d = radius * 0.85;
      m_sheet.marks.line({{c.x - d, c.y - d}, {c.x + d, c.y + d}}, 1.5 * m_sheet.zoom(),
                         m_theme.danger.withAlpha(share));
      m_sheet.marks.line({{c.x - d, c.y + d}, {c.x + d, c.y - d}}, 1.5 * m_sheet.zoom(),
                         m_theme.danger.withAlpha(share));
    } else if (pod == PodState::Starting || pod == PodState::Draining) {
      m_sheet.marks.roundedRect(
          r.inflated(-0.5), radius, m_theme.surface,
          (pod == PodState::Starting ? m_theme.warning : m_theme.textMuted).withAlpha(share),
          1.3 * m_sheet.zoom());
    } else {
      m_sheet.marks.disc(c, radius,
                         (live ? m_theme.good : kind.withAlpha(0.45)).withAlpha((live ? 1.0 : 0.45) * share));
    }
  }

  Sheet& m_sheet;
  const Theme& m_theme;
  Detail m_detail;
};

}  // namespace

void drawChevron(Sheet& sheet, TriangleBatch& batch, const Rect& world, bool open) {
  const Point c = sheet.at(world.center());
  const double d = 4.5 * sheet.zoom();
  const Polyline line = open ? Polyline{{c.x - d, c.y + d / 2}, {c.x, c.y - d / 2}, {c.x + d, c.y + d / 2}}
                             : Polyline{{c.x - d, c.y - d / 2}, {c.x, c.y + d / 2}, {c.x + d, c.y - d / 2}};
  batch.line(line, 1.5 * sheet.zoom(), sheet.theme().textMuted);
}

void drawNode(Sheet& sheet, const NodeBox& node, double strength) {
  NodeSheet(sheet).draw(node, strength);
}

}  // namespace windtunnel::app
