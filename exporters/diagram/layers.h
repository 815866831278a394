// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exporters/diagram/layout_graph.h"

namespace windtunnel::exporters::diagram {

/// An edge between two boxes, and how far above (-) or below (+) their middles it meets them: boxes that hold
/// a layout of their own are not met in the middle.
struct FlatEdge {
  int from = 0;
  int to = 0;
  double fromOffset = 0;
  double toOffset = 0;
};

/// The layered method of Sugiyama, Tagawa and Toda ("Methods for Visual Understanding of Hierarchical System
/// Structures", 1981) for one flat graph, from left to right: ranks, order inside the ranks, places.
struct FlatGraph {
  std::vector<Size> sizes;
  std::vector<FlatEdge> edges;  ///< No self-loops, each pair once.
};

/// A rank for every node so that edges lead to a higher rank; edges that close a cycle count backwards.
std::vector<int> assignRanks(const FlatGraph& graph);

/// The nodes of every rank, ordered for few crossings. Indices from `graph.sizes.size()` on are the bends of
/// edges that pass through a rank.
struct Layers {
  std::vector<std::vector<int>> ranks;
  std::vector<FlatEdge> links;  ///< Between neighbouring ranks, bends included.
  int count = 0;                ///< Nodes and bends.
};
Layers orderLayers(const FlatGraph& graph, const std::vector<int>& ranks);

/// Top left corners of the nodes. A rank that would be much taller than the drawing is wide is broken into
/// columns.
std::vector<Point> placeLayers(const FlatGraph& graph, const Layers& layers);

}  // namespace windtunnel::exporters::diagram
