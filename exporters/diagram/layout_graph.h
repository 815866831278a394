// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "exporters/diagram/geometry.h"

namespace windtunnel::exporters::diagram {

/// Distances a layout keeps, in pixels; positions are multiples of the grid.
inline constexpr double kLayoutGrid = 8;
inline constexpr double kNodeGap = 40;
inline constexpr double kColumnGap = 96;
inline constexpr double kBoundaryPadding = 24;
inline constexpr double kBoundaryTitle = 36;

struct LayoutNode {
  Size size;
  int container = -1;          ///< Index of the innermost container; -1 for none.
  std::optional<Point> fixed;  ///< Top left corner of a node that stays where it is.
};

struct LayoutContainer {
  int parent = -1;  ///< Always a smaller index, or -1.
};

struct LayoutEdge {
  int from = 0;
  int to = 0;
};

/// What a layout sees of a design: sizes and who is connected, no names.
struct LayoutGraph {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutContainer> containers;
  std::vector<LayoutEdge> edges;
};

/// Puts the free nodes of a graph beside its fixed ones: `wished` (top left corners of all nodes, from any
/// layout) is shifted onto the fixed nodes, and every free node takes the nearest free place. Without fixed
/// nodes the wishes stand. Answers the top left corners of all nodes.
std::vector<Point> keepFixed(const LayoutGraph& graph, const std::vector<Point>& wished);

}  // namespace windtunnel::exporters::diagram
