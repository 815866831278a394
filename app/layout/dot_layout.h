// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "exporters/diagram/layout_graph.h"

namespace windtunnel::app {

/// Places by the "dot" engine of Graphviz, from left to right with containers as clusters; only positions are
/// used. Nothing when Graphviz refuses. Not thread-safe; leaks with clusters: for a process that ends soon.
std::optional<std::vector<exporters::diagram::Point>> dotLayout(const exporters::diagram::LayoutGraph& graph);

}  // namespace windtunnel::app
