// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "exporters/diagram/drawing.h"

namespace windtunnel::exporters::diagram {

/// One entry of the legend: an icon or a sample arrow, and what it means.
struct LegendEntry {
  std::string kind;  ///< Empty for an arrow.
  ArrowStyle style = ArrowStyle::Call;
  std::string text;
  Rect rect;
};

/// The entries for what occurs in the drawing, in rows below it, no wider than it.
std::vector<LegendEntry> legendOf(const Drawing& drawing);

/// Round all entries; empty when there are none.
Rect legendBounds(const std::vector<LegendEntry>& entries);

}  // namespace windtunnel::exporters::diagram
