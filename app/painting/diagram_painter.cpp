// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/painting/diagram_painter.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "app/painting/fonts.h"
#include "app/painting/icons.h"
#include "exporters/diagram/crossings.h"
#include "exporters/diagram/legend.h"
#include "exporters/diagram/shapes.h"

namespace windtunnel::app {

namespace {

using namespace exporters::diagram;

constexpr double kReadable = 5;  // pixels below which text is left out
constexpr double kMostPixels = 2.5e8;

QRectF toQt(const Rect& r) {
  return QRectF(r.x, r.y, r.width, r.height);
}
QPointF toQt(Point p) {
  return QPointF(p.x, p.y);
}

Polyline shaftOf(const Arrow& arrow) {
  return roundedLine(withoutHead(arrow.line), metrics::kBend, 8);
}

QPainterPath pathOf(const Polyline& line) {
  QPainterPath path;
  if (line.empty()) return path;
  path.moveTo(toQt(line.front()));
  for (std::size_t i = 1; i < line.size(); ++i) path.lineTo(toQt(line[i]));
  return path;
}

class Painter {
 public:
  Painter(QPainter& painter, const Theme& theme) : m_painter(painter), m_theme(theme) {
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                             QPainter::SmoothPixmapTransform);
    m_scale = std::hypot(painter.worldTransform().m11(), painter.worldTransform().m12());
  }

  void boundary(const BoundaryBox& box) {
    if (box.rect.empty()) return;
    QPen pen(toQColor(m_theme.boundaryBorder), std::max(1.0, 0.7 / m_scale));
    if (isDashed(box.kind)) pen.setDashPattern({6, 5});
    m_painter.setPen(pen);
    m_painter.setBrush(toQColor(m_theme.boundaryFill));
    m_painter.drawRoundedRect(toQt(box.rect), metrics::kBoundaryRadius, metrics::kBoundaryRadius);
    const Point at = boundaryTitleOrigin(box);
    text(at, box.title, metrics::kBoundaryTitleSize, Weight::SemiBold, m_theme.text);
    const double width = textWidth(box.title, metrics::kBoundaryTitleSize, Weight::SemiBold);
    text(at + Point{width + 8, 0}, boundaryCaption(box.kind), metrics::kSubtitleSize, Weight::Regular,
         m_theme.textMuted);
  }

  void arrow(const Arrow& arrow, const Polyline& shaft) {
    if (arrow.line.size() < 2) return;
    QPen pen(toQColor(m_theme.arrow), std::max(metrics::kArrowWidth, 0.8 / m_scale), Qt::SolidLine,
             Qt::FlatCap);
    if (arrow.style == ArrowStyle::Message)
      pen.setDashPattern({6 / metrics::kArrowWidth, 4 / metrics::kArrowWidth});
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(pathOf(shaft));
    const auto head = arrowHead(arrow.line);
    const QPointF triangle[3] = {toQt(head[0]), toQt(head[1]), toQt(head[2])};
    fill(m_theme.arrow);
    m_painter.drawConvexPolygon(triangle, 3);
  }

  void label(const Arrow& arrow) {
    if (arrow.labelRect.empty() || metrics::kLabelSize * m_scale < kReadable) return;
    fill(m_theme.canvas);
    const double radius = arrow.labelRect.height / 2;
    m_painter.drawRoundedRect(toQt(arrow.labelRect), radius, radius);
    const Point c = arrow.labelRect.center();
    const double width = textWidth(arrow.label, metrics::kLabelSize);
    text({c.x - width / 2, c.y + metrics::kLabelSize * 0.36}, arrow.label, metrics::kLabelSize,
         Weight::Regular, m_theme.textMuted);
  }

  void node(const NodeBox& node) {
    fill(m_theme.shadow);
    m_painter.drawRoundedRect(toQt(node.rect.translated({0, 1.5})), metrics::kNodeRadius,
                              metrics::kNodeRadius);
    m_painter.setPen(QPen(toQColor(m_theme.surfaceBorder), std::max(1.0, 0.7 / m_scale)));
    m_painter.setBrush(toQColor(m_theme.surface));
    m_painter.drawRoundedRect(toQt(node.rect), metrics::kNodeRadius, metrics::kNodeRadius);
    fill(m_theme.kindTile(node.kind));
    m_painter.drawRoundedRect(toQt(tileRect(node)), metrics::kTileRadius, metrics::kTileRadius);
    paintIcon(m_painter, QString::fromStdString(node.kind), toQt(iconRect(node)),
              toQColor(m_theme.kind(node.kind)));
    text(titleOrigin(node), node.title, metrics::kTitleSize, Weight::SemiBold, m_theme.text);
    text(subtitleOrigin(node), node.subtitle, metrics::kSubtitleSize, Weight::Regular, m_theme.textMuted);
    pips(node);
  }

  void legend(const LegendEntry& entry) {
    const double middle = entry.rect.center().y;
    if (!entry.kind.empty()) {
      paintIcon(m_painter, QString::fromStdString(entry.kind), QRectF(entry.rect.x, middle - 9, 18, 18),
                toQColor(m_theme.kind(entry.kind)));
    } else {
      Arrow sample;
      sample.style = entry.style;
      sample.line = {{entry.rect.x - 2, middle}, {entry.rect.x + 22, middle}};
      arrow(sample, shaftOf(sample));
    }
    text({entry.rect.x + 28, middle + 4}, entry.text, metrics::kSubtitleSize, Weight::Regular,
         m_theme.textMuted);
  }

 private:
  void fill(Color color) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(toQColor(color));
  }

  /// Left out where the words are: alone they look like the rest of a name.
  void pips(const NodeBox& node) {
    if (metrics::kSubtitleSize * m_scale < kReadable) return;
    const Pips pips = pipsOf(node);
    fill(m_theme.kind(node.kind).withAlpha(0.45));
    for (const Rect& mark : pips.marks) m_painter.drawEllipse(toQt(mark));
    if (pips.extra > 0)
      text(pips.extraOrigin, "+" + std::to_string(pips.extra), 9.5, Weight::Regular, m_theme.textMuted);
  }

  /// Text is painted at the size of a big font and scaled down, so that half sizes and all scales are exact.
  void text(Point origin, const std::string& content, double size, Weight weight, Color color) {
    if (size * m_scale < kReadable) return;
    constexpr double kFontPixels = 64;
    m_painter.save();
    m_painter.translate(toQt(origin));
    m_painter.scale(size / kFontPixels, size / kFontPixels);
    m_painter.setFont(drawingFont(kFontPixels, weight));
    m_painter.setPen(toQColor(color));
    m_painter.drawText(QPointF(0, 0), QString::fromStdString(content));
    m_painter.restore();
  }

  QPainter& m_painter;
  const Theme& m_theme;
  double m_scale = 1;
};

}  // namespace

void paintDrawing(QPainter& painter, const Drawing& drawing, const Theme& theme) {
  painter.save();
  Painter p(painter, theme);
  for (const BoundaryBox& boundary : drawing.boundaries()) p.boundary(boundary);
  const Crossings crossings(drawing);
  for (std::size_t i = 0; i < drawing.arrows().size(); ++i) {
    const Arrow& arrow = drawing.arrows()[i];
    p.arrow(arrow, crossings.hopped(shaftOf(arrow), static_cast<int>(i)));
  }
  for (const Arrow& arrow : drawing.arrows()) p.label(arrow);
  for (const NodeBox& node : drawing.nodes()) p.node(node);
  painter.restore();
}

QImage drawingImage(const Drawing& drawing, const PaintOptions& options) {
  std::vector<LegendEntry> legend;
  if (options.legend) legend = legendOf(drawing);
  const Rect view = drawing.bounds().united(legendBounds(legend)).inflated(options.margin);
  const double scale =
      std::min(options.scale, std::sqrt(kMostPixels / std::max(view.width * view.height, 1.0)));
  QImage image(static_cast<int>(std::ceil(view.width * scale)),
               static_cast<int>(std::ceil(view.height * scale)), QImage::Format_ARGB32_Premultiplied);
  image.fill(options.transparent ? QColor(Qt::transparent) : toQColor(options.theme.canvas));
  QPainter painter(&image);
  painter.scale(scale, scale);
  painter.translate(-view.x, -view.y);
  paintDrawing(painter, drawing, options.theme);
  Painter p(painter, options.theme);
  for (const LegendEntry& entry : legend) p.legend(entry);
  return image;
}

QImage drawingThumbnail(const Drawing& drawing, QSize size, const Theme& theme) {
  QImage image(size, QImage::Format_ARGB32_Premultiplied);
  image.fill(toQColor(theme.canvas));
  const Rect view = drawing.bounds().inflated(16);
  const double scale = std::min({size.width() / view.width, size.height() / view.height, 1.0});
  QPainter painter(&image);
  painter.translate(size.width() / 2.0, size.height() / 2.0);
  painter.scale(scale, scale);
  painter.translate(-view.center().x, -view.center().y);
  paintDrawing(painter, drawing, theme);
  return image;
}

}  // namespace windtunnel::app
