// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/legend.h"

#include <set>

#include "exporters/diagram/text_width.h"
#include "exporters/diagram/theme.h"
#include "model/design/kind.h"

namespace windtunnel::exporters::diagram {

namespace {

constexpr double kRow = 24;
constexpr double kSample = 28;  // room for the icon or arrow before the text
constexpr double kBetween = 20;
constexpr double kLeastWidth = 480;

}  // namespace

std::vector<LegendEntry> legendOf(const Drawing& drawing) {
  std::vector<LegendEntry> entries;
  std::set<std::string> present;
  for (const NodeBox& node : drawing.nodes()) present.insert(node.kind);
  for (const model::Kind& kind : model::kinds()) {
    if (present.contains(kind.name)) entries.push_back({kind.name, ArrowStyle::Call, kind.title, {}});
  }
  std::set<ArrowStyle> styles;
  for (const Arrow& arrow : drawing.arrows()) styles.insert(arrow.style);
  if (styles.contains(ArrowStyle::Call)) entries.push_back({"", ArrowStyle::Call, "Call", {}});
  if (styles.contains(ArrowStyle::Message)) entries.push_back({"", ArrowStyle::Message, "Message", {}});

  const Rect bounds = drawing.bounds();
  const double right = bounds.left() + std::max(bounds.width, kLeastWidth);
  Point at{bounds.left(), bounds.bottom() + 28};
  for (LegendEntry& entry : entries) {
    const double width = kSample + textWidth(entry.text, metrics::kSubtitleSize);
    if (at.x > bounds.left() && at.x + width > right) at = {bounds.left(), at.y + kRow};
    entry.rect = {at.x, at.y, width, kRow};
    at.x += width + kBetween;
  }
  return entries;
}

Rect legendBounds(const std::vector<LegendEntry>& entries) {
  Rect all;
  for (const LegendEntry& entry : entries) all = all.united(entry.rect);
  return all;
}

}  // namespace windtunnel::exporters::diagram
