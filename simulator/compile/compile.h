// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/core/result.h"
#include "model/design/design.h"
#include "simulator/compile/network.h"

namespace windtunnel::simulator {

/// Turns a design and one of its scenarios into the flat network a run works on. A drawing of boxes and
/// arrows is enough: kinds bring operations along, and a client sends 100 requests a second over its arrows;
/// a drawing without a client gets one in front of everything no arrow leads to. What cannot be run is
/// answered with a diagnostic that names its place.
model::Result<Network> compile(const model::Design& design, const std::string& scenario);

}  // namespace windtunnel::simulator
