// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/svg_writer.h"

#include <fmt/format.h>

#include <set>

#include "exporters/common/xml_text.h"
#include "exporters/diagram/crossings.h"
#include "exporters/diagram/legend.h"
#include "exporters/diagram/shapes.h"
#include "exporters/diagram/svg_text.h"
#include "exporters/diagram/text_width.h"

namespace windtunnel::exporters::diagram {

namespace {

constexpr std::string_view kFonts = "Inter, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

class SvgWriter {
 public:
  SvgWriter(const Drawing& drawing, const SvgOptions& options)
      : m_drawing(drawing), m_options(options), m_theme(options.theme) {}

  std::string write() {
    std::vector<LegendEntry> legend;
    if (m_options.legend) legend = legendOf(m_drawing);
    begin(m_drawing.bounds().united(legendBounds(legend)).inflated(m_options.margin));
    for (const BoundaryBox& boundary : m_drawing.boundaries()) addBoundary(boundary);
    const Crossings crossings(m_drawing);
    for (std::size_t i = 0; i < m_drawing.arrows().size(); ++i)
      addArrow(m_drawing.arrows()[i], shaft(m_drawing.arrows()[i], crossings, static_cast<int>(i)));
    for (const Arrow& arrow : m_drawing.arrows()) addLabel(arrow);
    for (const NodeBox& node : m_drawing.nodes()) addNode(node);
    for (const LegendEntry& entry : legend) addLegend(entry);
    m_out += "</svg>\n";
    return std::move(m_out);
  }

 private:
  void begin(const Rect& view) {
    const std::string box =
        fmt::format("{} {} {} {}", svg::number(std::floor(view.x)), svg::number(std::floor(view.y)),
                    svg::number(std::ceil(view.width)), svg::number(std::ceil(view.height)));
    m_out += fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\" width=\"{}\" height=\"{}\" role=\"img\" "
        "font-family=\"{}\">\n",
        box, svg::number(std::ceil(view.width)), svg::number(std::ceil(view.height)), kFonts);
    if (!m_options.title.empty()) m_out += fmt::format("<title>{}</title>\n", xmlText(m_options.title));
    addSymbols();
    if (!m_options.transparent) {
      m_out +=
          svg::rect({std::floor(view.x), std::floor(view.y), std::ceil(view.width), std::ceil(view.height)},
                    0, svg::paint("fill", m_theme.canvas));
    }
  }

  /// Every icon that occurs once, to be used by its boxes.
  void addSymbols() {
    std::set<std::string> kinds;
    for (const NodeBox& node : m_drawing.nodes()) kinds.insert(node.kind);
    m_out += "<defs>\n";
    for (const std::string& kind : kinds) {
      const std::string body = svg::iconBody(kind);
      if (body.empty()) continue;
      m_out += fmt::format(
          "<symbol id=\"icon-{}\" viewBox=\"0 0 24 24\"><g fill=\"none\" stroke-width=\"1.75\" "
          "stroke-linecap=\"round\" stroke-linejoin=\"round\">{}</g></symbol>\n",
          kind, body);
    }
    m_out += "</defs>\n";
  }

  void addBoundary(const BoundaryBox& boundary) {
    if (boundary.rect.empty()) return;
    std::string look =
        svg::paint("fill", m_theme.boundaryFill) + ' ' + svg::paint("stroke", m_theme.boundaryBorder);
    if (isDashed(boundary.kind)) look += " stroke-dasharray=\"6 5\"";
    m_out += svg::rect(boundary.rect, metrics::kBoundaryRadius, look);
    const Point at = boundaryTitleOrigin(boundary);
    m_out += svg::text(at, boundary.title, metrics::kBoundaryTitleSize,
                       "font-weight=\"600\" " + svg::paint("fill", m_theme.text));
    const double width = textWidth(boundary.title, metrics::kBoundaryTitleSize, Weight::SemiBold);
    m_out += svg::text(at + Point{width + 8, 0}, boundaryCaption(boundary.kind), metrics::kSubtitleSize,
                       svg::paint("fill", m_theme.textMuted));
  }

  /// Corners are curves; only a line with hops is a chain of chords.
  static std::string shaft(const Arrow& arrow, const Crossings& crossings, int index) {
    const Polyline plain = withoutHead(arrow.line);
    const Polyline round = roundedLine(plain, metrics::kBend, 4);
    const Polyline hopped = crossings.hopped(round, index);
    return hopped.size() == round.size() ? svg::path(plain, metrics::kBend) : svg::path(hopped, 0);
  }

  void addArrow(const Arrow& arrow, const std::string& line) {
    if (arrow.line.size() < 2) return;
    const std::string dash = arrow.style == ArrowStyle::Message ? " stroke-dasharray=\"6 4\"" : "";
    m_out += fmt::format("<path d=\"{}\" fill=\"none\" {} stroke-width=\"{}\"{}/>\n", line,
                         svg::paint("stroke", m_theme.arrow), svg::number(metrics::kArrowWidth), dash);
    const auto head = arrowHead(arrow.line);
    m_out += fmt::format("<path d=\"M{} {}L{} {}L{} {}z\" {}/>\n", svg::number(head[0].x),
                         svg::number(head[0].y), svg::number(head[1].x), svg::number(head[1].y),
                         svg::number(head[2].x), svg::number(head[2].y), svg::paint("fill", m_theme.arrow));
  }

  void addLabel(const Arrow& arrow) {
    if (arrow.labelRect.empty()) return;
    m_out += svg::rect(arrow.labelRect, arrow.labelRect.height / 2, svg::paint("fill", m_theme.canvas));
    const Point c = arrow.labelRect.center();
    m_out += svg::text({c.x, c.y + metrics::kLabelSize * 0.36}, arrow.label, metrics::kLabelSize,
                       "text-anchor=\"middle\" " + svg::paint("fill", m_theme.textMuted));
  }

  void addNode(const NodeBox& node) {
    m_out +=
        svg::rect(node.rect.translated({0, 1.5}), metrics::kNodeRadius, svg::paint("fill", m_theme.shadow));
    m_out +=
        svg::rect(node.rect, metrics::kNodeRadius,
                  svg::paint("fill", m_theme.surface) + ' ' + svg::paint("stroke", m_theme.surfaceBorder));
    m_out += svg::rect(tileRect(node), metrics::kTileRadius, svg::paint("fill", m_theme.kindTile(node.kind)));
    addIcon(node.kind, iconRect(node));
    m_out += svg::text(titleOrigin(node), node.title, metrics::kTitleSize,
                       "font-weight=\"600\" " + svg::paint("fill", m_theme.text));
    m_out += svg::text(subtitleOrigin(node), node.subtitle, metrics::kSubtitleSize,
                       svg::paint("fill", m_theme.textMuted));
    const Pips pips = pipsOf(node);
    for (const Rect& mark : pips.marks)
      m_out += svg::rect(mark, 3, svg::paint("fill", m_theme.kind(node.kind).withAlpha(0.45)));
    if (pips.extra > 0) {
      m_out += svg::text(pips.extraOrigin, fmt::format("+{}", pips.extra), 9.5,
                         svg::paint("fill", m_theme.textMuted));
    }
  }

  void addIcon(const std::string& kind, const Rect& at) {
    if (svg::iconBody(kind).empty()) return;
    m_out += fmt::format("<use href=\"#icon-{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", kind,
                         svg::number(at.x), svg::number(at.y), svg::number(at.width), svg::number(at.height),
                         svg::paint("stroke", m_theme.kind(kind)));
  }

  void addLegend(const LegendEntry& entry) {
    const double middle = entry.rect.center().y;
    if (!entry.kind.empty()) {
      addIcon(entry.kind, {entry.rect.x, middle - 9, 18, 18});
    } else {
      Arrow sample;
      sample.style = entry.style;
      sample.line = {{entry.rect.x - 2, middle}, {entry.rect.x + 22, middle}};
      addArrow(sample, svg::path(withoutHead(sample.line), metrics::kBend));
    }
    m_out += svg::text({entry.rect.x + 28, middle + 4}, entry.text, metrics::kSubtitleSize,
                       svg::paint("fill", m_theme.textMuted));
  }

  const Drawing& m_drawing;
  const SvgOptions& m_options;
  const Theme& m_theme;
  std::string m_out;
};

}  // namespace

std::string writeSvg(const Drawing& drawing, const SvgOptions& options) {
  return SvgWriter(drawing, options).write();
}

}  // namespace windtunnel::exporters::diagram
