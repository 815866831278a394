// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "exporters/diagram/drawing.h"

namespace windtunnel::app {

/// Why no arrow may lead from one box to another, in one sentence; empty when it may. `ignored` is the key of
/// an arrow that is being moved and does not count.
std::string connectRefusal(const exporters::diagram::Drawing& drawing, const std::string& from,
                           const std::string& to, const std::string& ignored = {});

}  // namespace windtunnel::app
