// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// Begins CPU work of a frame on its pod; the frame goes on when the work is done.
void startWork(World& world, FrameId id, Time work);

/// Gives up the work of a frame.
void stopWork(World& world, FrameId id);

/// Somebody else takes this share of the pod's CPU from now on.
void takeCpu(World& world, Index pod, double share);

/// Gives up all work of a pod.
void clearWork(World& world, Index pod);

/// The pod gets only a share of the CPU it wants, because others on its node have the rest.
void confineCpu(World& world, Index pod, double share);

/// The event of a pod's CPU: hands on what has ended and schedules the next end.
void settleCpu(World& world, Index pod);

}  // namespace windtunnel::simulator
