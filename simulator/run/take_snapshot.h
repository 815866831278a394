// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/engine.h"
#include "simulator/run/snapshot.h"

namespace windtunnel::simulator {

/// What a run looks like at its present moment.
Snapshot takeSnapshot(const Network& network, const Engine& engine);

}  // namespace windtunnel::simulator
