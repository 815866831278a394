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
void atEdges(World& world, const Way& way, Act&& act) {
  if (way.fromZone == way.toZone) return;
  for (const std::uint32_t zone : {way.fromZone, way.toZone})
    if (zone != kNone) act(world.zoneEffects[zone], way.stream);
  if (way.fromZone != kNone && way.toZone != kNone)
    act(world.effectsBetween(way.fromZone, way.toZone), way.stream);
}

template <class Act>
void forEachEffect(World& world, const Way& way, Act&& act) {
  if (way.connection != kNone) act(world.connections[way.connection].effects, way.stream);
  act(way.callee.effects, way.callee.faults);
  if (way.broker != nullptr) act(way.broker->effects, way.broker->faults);
  if (world.hasZoneEffects) atEdges(world, way, act);
}

// A latency fault slows a call once, on its way there.
Time latencyFault(World& world, const Way& way) {
  if (!world.isNetworkDisturbed) return 0;
  Time delay = 0;
  forEachEffect(world, way, [&](const FaultEffects& effects, RandomStream& stream) {
    delay += disturbance(effects, stream);
  });
  return delay;
}

bool isLost(World& world, const Way& way) {
  if (!world.isNetworkDisturbed) return false;
  bool lost = false;
  forEachEffect(world, way, [&](const FaultEffects& effects, RandomStream& stream) {
    lost = lost || (effects.loss > 0 && stream.chance(effects.loss));
  });
  return lost;
}

// What the proxies on both sides add to a call is counted on its way there.
Time proxyDelay(World& world, std::uint8_t proxies, RandomStream& stream) {
  if (proxies == 0) return 0;
  const std::vector<float>& delays = world.network.proxyDelay;
  const double drawn = static_cast<double>(delays[stream.below(static_cast<std::uint32_t>(delays.size()))]);
  return static_cast<Time>(drawn * proxies / 2 + 0.5);
}

Way deliveryWay(World& world, const Frame& frame, Index brokerPod) {
  const ConsumerSpec& spec = world.network.consumers[frame.argument];
  return {spec.connection,
          world.consumers[frame.argument].network,
          world.components[spec.component],
          &world.components[world.pods[brokerPod].component],
          world.pods[brokerPod].zone,
          world.pods[frame.pod].zone};
}

void scheduleArrival(World& world, FrameId id, Time delay) {
  if (delay > 0)
    world.kernel.scheduleAfter(delay, {kRequestArrives, id, world.frames[id].generation});
  else
    world.makeReady(id);
}

void scheduleAnswer(World& world, FrameId id, Time delay) {
  const Event event{kAnswerArrives, id, world.frames[id].generation};
  if (delay > 0)
    world.kernel.scheduleAfter(delay, event);
  else
    world.makeReady(id);
}

}  // namespace

Way wayOver(World& world, Index connection, std::uint32_t fromZone, std::uint32_t toZone) {
  ComponentState& callee = world.components[world.network.connections[connection].to];
  return {connection, world.connections[connection].network, callee, nullptr, fromZone, toZone};
}

Time travelTime(World& world, const Way& way, double transfer) {
  const Network& network = world.network;
  const Index own = way.connection == kNone ? kNone : network.connections[way.connection].latencySite;
  double nanoseconds = 0;
  if (own != kNone)
    nanoseconds = static_cast<double>(world.draw(own));
  else
    nanoseconds =
        way.fromZone == way.toZone && way.fromZone != kNone ? network.latencySame : network.latencyCross;
  if (nanoseconds > 0 && own == kNone && !network.jitter.empty())
    nanoseconds *= static_cast<double>(
        network.jitter[way.stream.below(static_cast<std::uint32_t>(network.jitter.size()))]);
  return static_cast<Time>(nanoseconds + transfer + 0.5);
}

void sendRequest(World& world, FrameId id) {
  Frame& frame = world.frames[id];
  frame.state = FrameState::Travelling;
  world.traces.phaseBegins(frame, SpanKind::Outbound, world.now());
  const Way way = wayOver(world, frame.connection, world.pods[world.frames[frame.parent].pod].zone,
                          world.pods[frame.pod].zone);
  const Time usual = travelTime(world, way, world.network.operations[frame.operation].requestTransfer);
  const Time disturbed = latencyFault(world, way);
  const Time delay = usual + disturbed +
                     proxyDelay(world, world.network.connections[frame.connection].proxies, way.stream) +
                     handshake(world, frame, way);
  if (disturbed > 0) world.traces.isStruck(frame, kDelayed);
  if (isLost(world, way) || world.pods[frame.pod].isSilent) {
    world.traces.isStruck(frame, kLost);
    frame.hasEnded = true;
    frame.outcome = Outcome::ConnectionLost;
    scheduleAnswer(world, id, kConnectionGivesUp);
    return;
  }
  scheduleArrival(world, id, delay);
}

void sendDelivery(World& world, FrameId id, Index broker) {
  Frame& frame = world.frames[id];
  const ConsumerSpec& spec = world.network.consumers[frame.argument];
  const Way way = deliveryWay(world, frame, broker);
  const Time usual = travelTime(world, way, world.network.topics[spec.topic].messageTransfer);
  const Time delay = usual + latencyFault(world, way) + proxyDelay(world, spec.proxies, way.stream);
  if (!isLost(world, way)) return scheduleArrival(world, id, delay);
  frame.hasEnded = true;
  scheduleAnswer(world, id, kConnectionGivesUp);
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
  const Way way = wayOver(world, frame.connection, world.pods[frame.pod].zone,
                          world.pods[world.frames[frame.parent].pod].zone);
  Time delay = travelTime(world, way, world.network.operations[frame.operation].responseTransfer);
  if (isLost(world, way) || world.pods[frame.pod].isSilent) {
    world.traces.isStruck(frame, kLost);
    frame.outcome = Outcome::ConnectionLost;
    delay = kConnectionGivesUp;
  }
  scheduleAnswer(world, id, delay);
}

}  // namespace windtunnel::simulator
