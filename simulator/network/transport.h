// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// After this long without an answer a caller without a timeout gives up a connection whose other end is
/// silent (the order of magnitude of the retransmission limits of TCP as services configure them).
inline constexpr Time kConnectionGivesUp = 15 * kSecond;

/// One-way time of a message of `bits` over an arrow, between two zones (kNone: outside the platform, which
/// is as far as another zone): latency with jitter, and transfer at the bandwidth.
Time travelTime(World& world, Index connection, std::uint32_t fromZone, std::uint32_t toZone, double bits);

/// Whether a fault makes a message over the arrow between these zones get lost.
bool isLost(World& world, Index connection, std::uint32_t fromZone, std::uint32_t toZone);

/// Sends a try to the pod it was given, where it arrives as an event, or at once when the network takes no
/// time.
void sendRequest(World& world, FrameId id);

/// Sends the outcome of a try that has left its pod, or never got in, back to its caller. An orphan ends
/// here.
void sendAnswer(World& world, FrameId id, Outcome outcome);

}  // namespace windtunnel::simulator
