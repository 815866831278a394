// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

/// After this long without an answer a caller without a timeout gives up a connection whose other end is
/// silent (the order of magnitude of the retransmission limits of TCP as services configure them).
inline constexpr Time kConnectionGivesUp = 15 * kSecond;

/// The way of one message, between two zones (kNone: outside the platform, which is as far as another zone).
struct Way {
  Index connection;        ///< kNone: nobody drew an arrow.
  RandomStream& stream;    ///< Of what happens on it.
  ComponentState& callee;  ///< Whose faults strike what is on its way to it.
  ComponentState* broker;  ///< Of a delivery; its faults strike it too.
  std::uint32_t fromZone;
  std::uint32_t toZone;
};

Way wayOver(World& world, Index connection, std::uint32_t fromZone, std::uint32_t toZone);

/// One-way time of a message: latency with jitter, and `transfer` nanoseconds for its bytes.
Time travelTime(World& world, const Way& way, double transfer);

/// Sends a try to the pod it was given, where it arrives as an event, or at once when the network takes no
/// time.
void sendRequest(World& world, FrameId id);

/// Sends a message to the pod of the consumer it is handed to, from a pod of its broker. It arrives as an
/// event, or at once; one that gets lost comes back as an answer when the broker gives the connection up.
void sendDelivery(World& world, FrameId id, Index broker);

/// Sends the outcome of a try that has left its pod, or never got in, back to its caller. An orphan ends
/// here.
void sendAnswer(World& world, FrameId id, Outcome outcome);

}  // namespace windtunnel::simulator
