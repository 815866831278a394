// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exporters/diagram/geometry.h"

namespace windtunnel::exporters::diagram {

enum class Side { Left, Right, Top, Bottom };

inline bool isHorizontal(Side side) {
  return side == Side::Left || side == Side::Right;
}

/// The unit vector that points out of a box through one of its sides.
Point outward(Side side);

/// Where an arrow meets a box.
struct Port {
  Point point;
  Side side = Side::Right;

  bool operator==(const Port&) const = default;
};

struct EdgePorts {
  Port from;
  Port to;

  bool operator==(const EdgePorts&) const = default;
};

/// An arrow between two boxes, by their indices; `label` is the room its text needs.
struct RouteEdge {
  int from = 0;
  int to = 0;
  Size label;
};

/// Gives every arrow its two ports: the sides follow the direction to the other box, and the arrows of one
/// side are spread along it in the order of where they lead, so that they do not cross at the box.
std::vector<EdgePorts> assignPorts(const std::vector<Rect>& boxes, const std::vector<RouteEdge>& edges);

}  // namespace windtunnel::exporters::diagram
