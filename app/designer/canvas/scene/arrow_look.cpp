// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/arrow_look.h"

#include <cmath>

namespace windtunnel::app {

using namespace exporters::diagram;

double widthForRate(double rate) {
  return metrics::kArrowWidth + std::min(std::log10(1 + std::max(rate, 0.0)) * 1.1, 5.0);
}

double dotSpacing(double rate) {
  return 150 / (1 + 1.5 * std::log10(1 + std::max(rate, 0.0)));
}

bool isErrorDot(long number, double share) {
  // The golden ratio's multiples fill the unit interval evenly.
  const double multiple = static_cast<double>(number) * 0.6180339887498949;
  return multiple - std::floor(multiple) < share;
}

ArrowLook arrowLook(const CanvasState& state, const Arrow& arrow, bool strong) {
  const Theme& theme = *state.theme;
  ArrowLook look{metrics::kArrowWidth, strong ? theme.arrowStrong : theme.arrow};
  if (strong && state.selected(arrowPath(arrow.key))) look = {2.2, theme.accent};
  const auto live = state.overlay.arrows.find(arrow.key);
  if (live == state.overlay.arrows.end()) return look;
  look.width = std::max(look.width, widthForRate(live->second.rate));
  if (state.overlay.stale || strong) return look;
  look.color = mixed(theme.arrow, theme.accent, 0.35);
  if (live->second.errorShare > 0.001)
    look.color = mixed(look.color, theme.danger, std::min(0.35 + live->second.errorShare * 2, 1.0));
  return look;
}

}  // namespace windtunnel::app
