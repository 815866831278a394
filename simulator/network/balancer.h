// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// The pod a new try goes to, among the endpoints the callers know and whose circuit admits it; kNone when
/// there is none. Policies: random; round-robin; least-request (the less busy of two random ones:
/// Mitzenmacher, "The power of two choices", 1996); consistent-hash (highest random weight: Thaler and
/// Ravishankar, 1998); locality (round-robin in the caller's zone, and elsewhere only if no pod is there).
/// Where calls share a connection, the policy picks the pod it leads to.
Index pickPod(World& world, const Frame& caller, Index connection, Index operation);

}  // namespace windtunnel::simulator
