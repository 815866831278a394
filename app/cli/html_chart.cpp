// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/html_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cli/figures_text.h"
#include "app/cli/html_text.h"
#include "exporters/common/xml_text.h"

namespace windtunnel::app::cli::html {
namespace {

constexpr double kWidth = 1000;
constexpr double kHeight = 190;
constexpr double kLeft = 70;
constexpr double kTop = 8;
constexpr double kBottom = 24;
constexpr std::size_t kMostSteps = 450;
constexpr int kColours = 6;

/// A round number of at least `value` whose quarter is short to write.
double roundedUp(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 6.0, 8.0, 10.0})
    if (step * power >= value) return step * power;
  return 10 * power;
}

struct Scale {
  double seconds = 1;
  double top = 1;
  double x(double second) const { return kLeft + (kWidth - kLeft) * std::clamp(second / seconds, 0.0, 1.0); }
  double y(double value) const { return kTop + (kHeight - kTop - kBottom) * (1 - value / top); }
};

Scale scaleOf(const std::vector<ChartLine>& lines) {
  Scale scale;
  double top = 0;
  for (const ChartLine& line : lines) {
    scale.seconds = std::max(scale.seconds, static_cast<double>(line.values->size()));
    for (const float value : *line.values) top = std::max(top, static_cast<double>(value));
  }
  scale.top = top > 0 ? roundedUp(top) : 1;
  return scale;
}

std::string points(const simulator::Series& values, const Scale& scale) {
  const std::size_t step = values.size() / kMostSteps + 1;
  std::string text;
  const auto add = [&](std::size_t at) {
    text += fmt::format("{:.1f},{:.1f} ", scale.x(static_cast<double>(at) + 0.5),
                        scale.y(static_cast<double>(values[at])));
  };
  for (std::size_t begin = 0; begin < values.size(); begin += step) {
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = values.begin() + static_cast<std::ptrdiff_t>(std::min(begin + step, values.size()));
    const auto [low, high] = std::minmax_element(first, last);
    const auto lowAt = static_cast<std::size_t>(low - values.begin());
    const auto highAt = static_cast<std::size_t>(high - values.begin());
    add(std::min(lowAt, highAt));
    if (lowAt != highAt) add(std::max(lowAt, highAt));
  }
  return text;
}

std::string grid(const Scale& scale, std::string (*valueText)(double)) {
  std::string text;
  for (int i = 0; i <= 4; ++i) {
    const double value = scale.top * i / 4;
    const double y = scale.y(value);
    text += fmt::format(
        "<line x1=\"{:.0f}\" x2=\"{:.0f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" style=\"stroke:var(--line)\"/>"
        "<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n",
        kLeft, kWidth, y, y, kLeft - 6, y + 4, exporters::xmlText(valueText(value)));
  }
  for (int i = 0; i <= 5; ++i) {
    const double second = scale.seconds * i / 5;
    text += fmt::format("<text x=\"{:.1f}\" y=\"{:.0f}\" text-anchor=\"{}\">{}</text>\n", scale.x(second),
                        kHeight - 6,
                        i == 0   ? "start"
                        : i == 5 ? "end"
                                 : "middle",
                        exporters::xmlText(second == 0 ? "0" : secondsText(second)));
  }
  return text;
}

std::string bandText(const ChartBand& band, const Scale& scale) {
  const double begin = scale.x(band.begin);
  const double width = std::max(2.0, scale.x(band.end) - begin);
  return fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.0f}\" width=\"{:.1f}\" height=\"{:.0f}\" "
      "style=\"fill:var(--shade)\"><title>{}</title></rect>\n",
      begin, kTop, width, kHeight - kTop - kBottom, exporters::xmlText(band.name));
}

std::string caption(const std::string& title, const std::vector<ChartLine>& lines) {
  std::string text = "<figcaption>" + exporters::xmlText(title);
  int colour = 0;
  for (const ChartLine& line : lines)
    text += fmt::format("<span class=\"key\" style=\"background:var(--c{})\"></span>{}", colour++ % kColours,
                        exporters::xmlText(line.name));
  return text + "</figcaption>\n";
}

}  // namespace

std::string chart(const std::string& title, const std::vector<ChartLine>& lines,
                  const std::vector<ChartBand>& bands, std::string (*valueText)(double)) {
  if (std::all_of(lines.begin(), lines.end(), [](const ChartLine& line) { return line.values->empty(); }))
    return "";
  const Scale scale = scaleOf(lines);
  std::string text = fmt::format(
      "<figure>\n{}<svg class=\"chart\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">\n",
      caption(title, lines), kWidth, kHeight, exporters::xmlText(title));
  for (const ChartBand& band : bands) text += bandText(band, scale);
  text += grid(scale, valueText);
  int colour = 0;
  for (const ChartLine& line : lines)
    text += fmt::format(
        "<polyline fill=\"none\" style=\"stroke:var(--c{})\" stroke-width=\"1.6\" stroke-linejoin=\"round\" "
        "points=\"{}\"/>\n",
        colour++ % kColours, points(*line.values, scale));
  return text + "</svg>\n</figure>\n";
}

}  // namespace windtunnel::app::cli::html
