// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/network/transport.h"

#include "simulator/network/secure_connections.h"

namespace windtunnel::simulator {
namespace {

Time disturbance(const FaultEffects& effects, RandomStream& stream) {
  if (effects.delay == 0) return 0;
  return effects.delayShare >= 1 || stream.chance(effects.delayShare) ? effects.delay : 0;
}

// What strikes a zone strikes the messages that cross its edge: clients and other systems are outside of all.
template <class Act>
void atEdges(World& world, std::uint32_t fromZone, std::uint32_t toZone, Act&& act) {
  if (fromZone == toZone) return;
  for (const std::uint32_t zone : {fromZone, toZone})
    if (zone != kNone) act(world.zoneEffects[zone]);
}

// A latency fault slows a call once, on its way there.
Time latencyFault(World& world, Index connection, std::uint32_t fromZone, std::uint32_t toZone) {
  ConnectionState& state = world.connections[connection];
  ComponentState& callee = world.components[world.network.connections[connection].to];
  Time delay = disturbance(state.effects, state.network) + disturbance(callee.effects, callee.faults);
  if (world.hasZoneEffects)
    atEdges(world, fromZone, toZone,
            [&](const FaultEffects& effects) { delay += disturbance(effects, state.network); });
  return delay;
}

// What the proxies on both sides add to a call is counted on its way there.
Time proxyDelay(World& world, Index connection) {
  const std::uint8_t proxies = world.network.connections[connection].proxies;
  if (proxies == 0) return 0;
  const std::vector<float>& delays = world.network.proxyDelay;
  RandomStream& stream = world.connections[connection].network;
  const double drawn = static_cast<double>(delays[stream.below(static_cast<std::uint32_t>(delays.size()))]);
  return static_cast<Time>(drawn * proxies / 2 + 0.5);
}

void scheduleAnswer(World& world, FrameId id, Time delay) {
  const Event event{kAnswerArrives, id, world.frames[id].generation};
  if (delay > 0)
    world.kernel.scheduleAfter(delay, event);
  else
    world.makeReady(id);
}

}  // namespace

Time travelTime(World& world, Index connection, std::uint32_t fromZone, std::uint32_t toZone, double bits) {
  const Network& network = world.network;
  const ConnectionSpec& spec = network.connections[connection];
  ConnectionState& state = world.connections[connection];
  double nanoseconds = 0;
  if (spec.latencySite != kNone)
    nanoseconds = static_cast<double>(world.draw(spec.latencySite));
  else
    nanoseconds = fromZone == toZone && fromZone != kNone ? network.latencySame : network.latencyCross;
  if (nanoseconds > 0 && spec.latencySite == kNone && !network.jitter.empty())
    nanoseconds *= static_cast<double>(
        network.jitter[state.network.below(static_cast<std::uint32_t>(network.jitter.size()))]);
  if (network.bitsPerNanosecond > 0) nanoseconds += bits / network.bitsPerNanosecond;
  return static_cast<Time>(nanoseconds + 0.5);
}

bool isLost(World& world, Index connection, std::uint32_t fromZone, std::uint32_t toZone) {
  ConnectionState& state = world.connections[connection];
  ComponentState& callee = world.components[world.network.connections[connection].to];
  bool lost = (state.effects.loss > 0 && state.network.chance(state.effects.loss)) ||
              (callee.effects.loss > 0 && callee.faults.chance(callee.effects.loss));
  if (world.hasZoneEffects)
    atEdges(world, fromZone, toZone, [&](const FaultEffects& effects) {
      lost = lost || (effects.loss > 0 && state.network.chance(effects.loss));
    });
  return lost;
}

void sendRequest(World& world, FrameId id) {
  Frame& frame = world.frames[id];
  frame.state = FrameState::Travelling;
  world.traces.phaseBegins(frame, SpanKind::Outbound, world.now());
  const std::uint32_t fromZone = world.pods[world.frames[frame.parent].pod].zone;
  const std::uint32_t toZone = world.pods[frame.pod].zone;
  const Time usual = travelTime(world, frame.connection, fromZone, toZone,
                                world.network.operations[frame.operation].requestBits);
  const Time disturbed = latencyFault(world, frame.connection, fromZone, toZone);
  const Time delay =
      usual + disturbed + proxyDelay(world, frame.connection) + handshake(world, frame, fromZone, toZone);
  if (disturbed > 0) world.traces.isStruck(frame, kDelayed);
  if (isLost(world, frame.connection, fromZone, toZone) || world.pods[frame.pod].isSilent) {
    world.traces.isStruck(frame, kLost);
    frame.hasEnded = true;
    frame.outcome = Outcome::ConnectionLost;
    scheduleAnswer(world, id, kConnectionGivesUp);
    return;
  }
  if (delay > 0)
    world.kernel.scheduleAfter(delay, {kRequestArrives, id, frame.generation});
  else
    world.makeReady(id);
}

void sendAnswer(World& world, FrameId id, Outcome outcome) {
  Frame& frame = world.frames[id];
  if (frame.parent == kNoFrame) {
    world.frames.giveBack(id);
    return;
  }
  frame.outcome = outcome;
  frame.hasEnded = true;
  frame.state = FrameState::Travelling;
  world.traces.phaseBegins(frame, SpanKind::Inbound, world.now());
  const std::uint32_t fromZone = world.pods[frame.pod].zone;
  const std::uint32_t toZone = world.pods[world.frames[frame.parent].pod].zone;
  Time delay = travelTime(world, frame.connection, fromZone, toZone,
                          world.network.operations[frame.operation].responseBits);
  if (isLost(world, frame.connection, fromZone, toZone) || world.pods[frame.pod].isSilent) {
    world.traces.isStruck(frame, kLost);
    frame.outcome = Outcome::ConnectionLost;
    delay = kConnectionGivesUp;
  }
  scheduleAnswer(world, id, delay);
}

}  // namespace windtunnel::simulator
