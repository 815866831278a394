// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/svg_text.h"

#include <fmt/format.h>

#include "exporters/common/xml_text.h"
#include "resources/resources.h"

namespace windtunnel::exporters::diagram::svg {

std::string number(double value) {
  std::string out = fmt::format("{:.2f}", value);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string paint(std::string_view attribute, Color color) {
  std::string out = fmt::format("{}=\"{}\"", attribute, color.hex());
  if (color.a != 255) out += fmt::format(" {}-opacity=\"{}\"", attribute, number(color.a / 255.0));
  return out;
}

std::string rect(const Rect& r, double radius, std::string_view attributes) {
  return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" {}/>\n", number(r.x),
                     number(r.y), number(r.width), number(r.height), number(radius), attributes);
}

std::string text(Point origin, std::string_view content, double size, std::string_view attributes) {
  return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" {}>{}</text>\n", number(origin.x),
                     number(origin.y), number(size), attributes, xmlText(content));
}

std::string path(const Polyline& line, double radius) {
  if (line.empty()) return {};
  std::string out = fmt::format("M{} {}", number(line.front().x), number(line.front().y));
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point p = line[i];
    if (i + 1 == line.size()) {
      out += fmt::format("L{} {}", number(p.x), number(p.y));
      continue;
    }
    const double in = distance(line[i - 1], p);
    const double next = distance(p, line[i + 1]);
    const double r = std::min({radius, in / 2, next / 2});
    const Point a = in > 0 ? p + (line[i - 1] - p) * (r / in) : p;
    const Point b = next > 0 ? p + (line[i + 1] - p) * (r / next) : p;
    out += fmt::format("L{} {}Q{} {} {} {}", number(a.x), number(a.y), number(p.x), number(p.y), number(b.x),
                       number(b.y));
  }
  return out;
}

std::string iconBody(std::string_view kind) {
  const auto file = resources::find(fmt::format("icons/{}.svg", kind));
  if (!file) return {};
  const std::size_t start = file->find("-->", file->rfind("<!--")) + 3;
  return std::string(file->substr(start, file->rfind("</svg>") - start));
}

}  // namespace windtunnel::exporters::diagram::svg
