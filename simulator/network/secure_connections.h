// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/network/transport.h"

namespace windtunnel::simulator {

/// Makes sure that the calling pod has a connection to the pod a try goes to, where that matters: between two
/// proxies of a mesh a new one takes a handshake, and a callee whose certificate has expired gets no new
/// ones. A connection stays open until one of its two pods starts anew or the arrow's `connectionAge` has
/// passed. Users outside make one for each call.
void connect(World& world, const Frame& caller, Frame& one);

/// What the handshake of a new connection takes: the round trips of TCP and of TLS 1.3 (RFC 8446), and the
/// work on both sides.
Time handshake(World& world, const Frame& one, const Way& way);

}  // namespace windtunnel::simulator
