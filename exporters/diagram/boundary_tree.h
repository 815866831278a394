// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace windtunnel::model {
class Design;
}

namespace windtunnel::exporters::diagram {

/// One boundary of a design in the tree of containers.
struct BoundaryNode {
  std::string id;
  std::string kind;
  std::string title;
  int parent = -1;  ///< Always a smaller index, or -1.
  int depth = 0;
  bool collapsed = false;
};

/// The boundaries of a design as one tree: by what they say themselves (`in`), else by their members: a
/// boundary is inside the smallest one of an outer kind (region, cluster, zone, namespace, team, context)
/// that has all of them.
struct BoundaryTree {
  std::vector<BoundaryNode> boundaries;
  /// The innermost boundary of each component that is in one, as an index.
  std::unordered_map<std::string, int> innermost;
  /// All boundaries a component names itself, as indices.
  std::unordered_map<std::string, std::vector<int>> named;

  /// The outermost collapsed boundary at or above one; -1 when none is.
  int collapsedAt(int boundary) const;
};

BoundaryTree boundaryTree(const model::Design& design);

}  // namespace windtunnel::exporters::diagram
