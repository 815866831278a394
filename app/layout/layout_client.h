// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "exporters/diagram/layout_graph.h"

namespace windtunnel::app {

struct LayoutOptions {
  std::string helper;  ///< Path of windtunnel-layout; empty: beside the running program, else on the PATH.
  std::chrono::milliseconds timeout{5000};
};

struct LayoutResult {
  std::vector<exporters::diagram::Point>
      places;             ///< Top left corner of every node; fixed ones stand where they did.
  bool byHelper = false;  ///< Else by the built-in layout.
  std::string note;       ///< Why the helper was not used; empty when it was.
};

/// Lays out a graph with the helper program. One that is missing, fails or takes longer than the timeout (it
/// is then killed) is replaced by the built-in layout, so there is always a result. Blocks; may run in any
/// thread.
LayoutResult layOut(const exporters::diagram::LayoutGraph& graph, const LayoutOptions& options = {});

}  // namespace windtunnel::app
