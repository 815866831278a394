// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// A pod with a node wants more or less CPU than before. While the pods of a node want more cores than it
/// has, they share them by weighted max-min fairness (Demers, Keshav and Shenker, "Analysis and simulation of
/// a fair queueing algorithm", 1989), the weights being their requests, as the CPU weights of their control
/// groups are: nobody gets less than the request, and what one leaves goes to the others.
void shareNodeCpu(World& world, Index pod);

/// The pod leaves its node, with no work left; nothing there holds it back any more.
void leaveNodeCpu(World& world, Index pod);

}  // namespace windtunnel::simulator
