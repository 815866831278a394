// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "exporters/diagram/drawing.h"
#include "exporters/diagram/theme.h"

/// The places of the parts of boxes and arrows: every renderer asks here, so that all draw the same.
namespace windtunnel::exporters::diagram {

/// The square behind the icon, and the icon in it.
Rect tileRect(const NodeBox& node);
Rect iconRect(const NodeBox& node);

/// Left ends of the base lines of title and subtitle.
Point titleOrigin(const NodeBox& node);
Point subtitleOrigin(const NodeBox& node);

/// One mark per pod along the lower edge of the text. When there are more pods than fit, `extra` says how
/// many are not shown and stands at `extraOrigin`.
struct Pips {
  std::vector<Rect> marks;
  int extra = 0;
  Point extraOrigin;
};
Pips pipsOf(const NodeBox& node);

/// Left end of the base line of a boundary's title.
Point boundaryTitleOrigin(const BoundaryBox& boundary);
/// "namespace", "bounded context", ...
std::string boundaryCaption(const std::string& kind);
/// Whether the border is dashed: boundaries that group by meaning, not by place.
bool isDashed(const std::string& boundaryKind);

/// The filled triangle at the end of a line; all zero for a line without length.
std::array<Point, 3> arrowHead(const Polyline& line, double size = metrics::kArrowHead);
/// The line without the part its head covers.
Polyline withoutHead(const Polyline& line, double size = metrics::kArrowHead);

/// The line with its corners rounded: arcs become short chords, `chords` to a corner.
Polyline roundedLine(const Polyline& line, double radius, int chords);

}  // namespace windtunnel::exporters::diagram
