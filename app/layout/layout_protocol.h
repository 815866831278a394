// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exporters/diagram/layout_graph.h"

/// What the layout helper reads and answers: lines of words, numbers only, never a text of the user.
///   container PARENT            one line a container, numbered from 0
///   node WIDTH HEIGHT CONTAINER one line a node, numbered from 0
///   edge FROM TO
///   end
/// The answer is one line "at X Y" a node (top left corner) and "done".
namespace windtunnel::app {

std::string layoutRequest(const exporters::diagram::LayoutGraph& graph);

/// The graph of a request; nothing when it breaks the rules above.
std::optional<exporters::diagram::LayoutGraph> readLayoutRequest(std::string_view text);

std::string layoutAnswer(const std::vector<exporters::diagram::Point>& places);

/// The places of an answer for that many nodes; nothing when it is not complete.
std::optional<std::vector<exporters::diagram::Point>> readLayoutAnswer(std::string_view text,
                                                                       std::size_t nodes);

}  // namespace windtunnel::app
