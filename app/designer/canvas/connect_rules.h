// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/designer/canvas/canvas_state.h"

namespace windtunnel::app {

/// Why no arrow may lead from one box to another, in one sentence; empty when it may: the model decides.
/// `ignored` is the key of an arrow that is being moved and does not count.
std::string connectRefusal(const CanvasState& state, const std::string& from, const std::string& to,
                           const std::string& ignored = {});

/// Whether a component of that kind may be put into an arrow.
bool mayStandIn(const CanvasState& state, const std::string& kind, const std::string& arrowKey);

}  // namespace windtunnel::app
