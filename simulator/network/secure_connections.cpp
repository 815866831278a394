// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/network/secure_connections.h"

namespace windtunnel::simulator {
namespace {

// TCP and TLS 1.3 take a round trip each before the request is on its way.
constexpr int kHandshakeWays = 4;

}  // namespace

void connect(World& world, const Frame& caller, Frame& one) {
  const ConnectionSpec& spec = world.network.connections[one.connection];
  ConnectionState& state = world.connections[one.connection];
  const Pod& pod = world.pods[one.pod];
  const bool isOutside = world.network.components[spec.from].kind == ComponentSpec::Kind::Client;
  Link& link = world.linkOf(caller, spec);
  if (pod.ordinal >= link.open.size()) link.open.resize(pod.ordinal + 1);
  Connection& connection = link.open[pod.ordinal];
  if (!isOutside && connection.stands(pod, spec.connectionAge, world.now())) return;
  one.isUntrusted = state.effects.isExpired || world.components[spec.to].effects.isExpired;
  one.isFirst = true;
  if (one.isUntrusted) return;
  ++state.connectionsOpened;
  connection = Connection::to(pod, world.now());
}

Time handshake(World& world, const Frame& one, const Way& way) {
  if (!one.isFirst || world.network.connections[one.connection].proxies < 2) return 0;
  Time time = world.network.handshakeWork;
  for (int i = 0; i < kHandshakeWays; ++i) time += travelTime(world, way, 0);
  return time;
}

}  // namespace windtunnel::simulator
