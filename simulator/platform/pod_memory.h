// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// Bytes a pod uses: half of its request at rest, and its share for each request in service or waiting.
double memoryUsed(const ComponentSpec& spec, const Pod& pod);

/// Looks whether the pod has come to use more than its limit; then it is killed at this instant.
void checkMemory(World& world, Index pod);

/// The pause before a container that has ended starts again: none at first, then 10 s, doubled each time up
/// to 5 min (Kubernetes documentation, "Pod Lifecycle", container restarts).
Time restartPause(std::uint32_t crashesInARow);

/// After so long without a crash the pause begins at none again.
inline constexpr Time kSoundRun = 600 * kSecond;

}  // namespace windtunnel::simulator
