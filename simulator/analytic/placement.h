// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/compile/network.h"

namespace windtunnel::simulator::analytic {

/// A node and the pods on it.
struct PlacedNode {
  struct Pod {
    Index component = kNone;
    std::uint32_t ordinal = 0;  ///< Among the pods of its component.
  };
  Index pool = kNone;
  std::uint32_t zone = 0;
  double cores = 0;   ///< Not requested by any pod.
  double memory = 0;  ///< Bytes; likewise.
  std::vector<Pod> pods;
};

/// Where the pods stand when a run begins: in a cluster that has grown to hold the design. It is what Nodes
/// of simulator/platform does, worked out for all pods at once.
struct Placement {
  explicit Placement(const Network& network);

  std::vector<PlacedNode> nodes;  ///< Empty when the design names none.
  std::vector<int> withoutRoom;   ///< Pods by component.
  bool hasRoomForAll = true;
};

}  // namespace windtunnel::simulator::analytic
