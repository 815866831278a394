// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "simulator/run/tally.h"

namespace windtunnel::simulator {
namespace {

FlowTally flowOf(const FlowMeter& meter) {
  return {meter.outcomes(), meter.latency(), meter.series()};
}

Tally::Workload workloadOf(const World& world, std::size_t i) {
  const WorkloadState& state = world.workloads[i];
  Tally::Workload tally;
  tally.flow = flowOf(state.meter);
  for (const FlowMeter& entry : state.entries) tally.entries.push_back(flowOf(entry));
  tally.arrived = static_cast<double>(state.arrived - state.arrivedBefore);
  tally.inFlightArea = state.inFlight.area(world.now());
  return tally;
}

// A pod that came late or went early has seen another load than the rest.
void addBusiest(const ComponentSpec& spec, const Pod& pod, double used, const World& world,
                Tally::Component& tally) {
  const double ready = pod.ready.seconds(world.now());
  if (ready <= 0 || ready < 0.5 * toSeconds(world.now() - world.measuredSince)) return;
  if (spec.cpuLimit > 0) tally.busiestCpu = std::max(tally.busiestCpu, used / (spec.cpuLimit * ready));
  if (slotsOf(spec) == kNone) return;
  tally.busiestSlots =
      std::max(tally.busiestSlots, pod.inService.seconds(world.now()) / (slotsOf(spec) * ready));
}

void addPods(const ComponentSpec& spec, const World& world, const ComponentState& state,
             Tally::Component& tally) {
  for (const Index id : state.pods) {
    const Pod& pod = world.pods[id];
    const double used = (pod.cpu.used(world.now()) - pod.cpuUsedBefore) * 1e-9;
    tally.cpuSeconds += used;
    tally.throttledSeconds += (pod.cpu.throttled(world.now()) - pod.throttledBefore) * 1e-9;
    tally.confinedSeconds += (pod.cpu.confined(world.now()) - pod.confinedBefore) * 1e-9;
    tally.pods.push_back({pod.zone, used, pod.requests});
    addBusiest(spec, pod, used, world, tally);
    tally.pending += pod.isPending ? 1 : 0;
  }
}

void addData(const Network& network, const World& world, Index component, Tally::Component& tally) {
  for (std::size_t i = 0; i < network.caches.size(); ++i) {
    if (network.caches[i].component != component) continue;
    tally.cacheReads += world.caches[i].reads;
    tally.cacheHits += world.caches[i].hits;
  }
  for (std::size_t i = 0; i < network.consumers.size(); ++i) {
    const ConsumerSpec& spec = network.consumers[i];
    const ConsumerState& state = world.consumers[i];
    if (spec.component == component) {
      tally.rebalances += state.rebalances;
      tally.membersLost += state.membersLost;
      tally.rebalancingArea += state.rebalancing.area(world.now());
    }
    if (network.topics[spec.topic].broker != component) continue;
    tally.lagArea += state.lag.area(world.now());
    tally.finalLag += state.lag.level();
    tally.lagGrowth += state.lag.level() - state.lagBefore;
    tally.deadLetters += state.deadLetters - state.deadLettersBefore;
    tally.dropped += state.dropped - state.droppedBefore;
    tally.expired += state.expired - state.expiredBefore;
    tally.age.merge(state.age);
  }
}

Tally::Component componentOf(const Network& network, const World& world, Index i) {
  const ComponentState& state = world.components[i];
  const Time now = world.now();
  Tally::Component tally;
  tally.flow = flowOf(state.meter);
  tally.arrived = static_cast<double>(state.arrived - state.arrivedBefore);
  tally.inFlightArea = state.inFlight.area(now);
  tally.waitingArea = state.waiting.area(now);
  tally.longestQueue = state.waiting.largest();
  tally.readyArea = state.readyPods.area(now);
  tally.rejected = state.rejected;
  tally.podStarts = state.podStarts;
  tally.outOfMemory = state.outOfMemory;
  tally.writes = state.writes;
  tally.replicaReads = state.replicaReads;
  tally.staleReads = state.staleReads;
  tally.lostWrites = state.lostWrites;
  tally.lockingArea = state.locking.area(now);
  tally.lockWaitArea = state.lockWaiting.area(now);
  tally.longestLock = state.locks.longest(now);
  tally.utilisation = state.utilisation;
  tally.queue = state.queue;
  tally.ready = state.ready;
  addPods(network.components[i], world, state, tally);
  addData(network, world, i, tally);
  return tally;
}

Tally::Consumer consumerOf(const World& world, std::size_t i) {
  const ConsumerState& state = world.consumers[i];
  Tally::Consumer tally;
  tally.age = state.age;
  tally.deadLetters = state.deadLetters - state.deadLettersBefore;
  tally.dropped = state.dropped - state.droppedBefore;
  tally.expired = state.expired - state.expiredBefore;
  tally.lagArea = state.lag.area(world.now());
  tally.finalLag = state.lag.level();
  return tally;
}

Tally::Connection connectionOf(const World& world, std::size_t i) {
  const ConnectionState& state = world.connections[i];
  const Time now = world.now();
  Tally::Connection tally;
  tally.flow = flowOf(state.meter);
  tally.own = state.own;
  tally.tries = state.tries;
  tally.retries = state.retries;
  tally.ejections = state.ejections;
  tally.fallbacks = state.fallbacks;
  tally.connectionsOpened = state.connectionsOpened;
  tally.inFlightArea = state.inFlight.area(now);
  tally.slotsArea = state.slotsInUse.area(now);
  tally.awaitedArea = state.slotsAwaited.area(now);
  return tally;
}

// Of the nodes that answer at the end, with the pods they have then.
void addNodes(const Network& network, const World& world, Tally& tally) {
  tally.busiestNodes.assign(network.nodePools.size(), 0);
  if (tally.seconds <= 0) return;
  for (const Node& node : world.nodes) {
    if (node.state != Node::State::Ready) continue;
    double asked = 0;
    for (const Index id : node.pods) {
      const Pod& pod = world.pods[id];
      const double used = (pod.cpu.used(world.now()) - pod.cpuUsedBefore) * 1e-9;
      asked += used * askedOf(tally.components[pod.component]);
    }
    const double use = asked / (network.nodePools[node.pool].cores * tally.seconds);
    tally.busiestNodes[node.pool] = std::max(tally.busiestNodes[node.pool], use);
    for (const Index id : node.pods) {
      double& busiest = tally.components[world.pods[id].component].busiestNode;
      busiest = std::max(busiest, use);
    }
  }
}

// Arrivals, endings and what is still there are counted by different parts of the engine.
void checkConservation(const World& world, Tally& tally) {
  for (const WorkloadState& state : world.workloads) {
    const std::uint64_t inFlight = static_cast<std::uint64_t>(state.inFlight.level());
    tally.conservation.arrived += state.arrived;
    tally.conservation.completed += state.succeeded;
    tally.conservation.failed += state.meter.ended() - state.succeeded;
    tally.conservation.inFlight += inFlight;
    tally.isConserved &= state.arrived == state.meter.ended() + inFlight;
  }
  for (const ComponentState& state : world.components)
    tally.isConserved &=
        state.arrived == state.meter.ended() + static_cast<std::uint64_t>(state.inFlight.level());
  for (const ConnectionState& state : world.connections)
    tally.isConserved &=
        state.begun == state.meter.ended() + static_cast<std::uint64_t>(state.inFlight.level());
  for (const ConsumerState& state : world.consumers)
    tally.isConserved &= state.published == state.done + state.deadLetters + state.dropped + state.expired +
                                                state.inWork + static_cast<std::uint64_t>(state.lag.level());
}

void checkLittle(const FlowTally& flow, double area, double before, double after, double seconds,
                 Tally& tally) {
  if (flow.latency.count() < 1000 || seconds <= 0) return;
  LittlesLawCheck check;
  check.averageInSystem = area / seconds;
  check.ratePerSecond = static_cast<double>(flow.latency.count()) / seconds;
  check.averageSeconds = flow.latency.mean() * 1e-9;
  check.windowSeconds = seconds;
  check.atStart = before;
  check.atEnd = after;
  check.longestSeconds = toSeconds(flow.latency.largest());
  check.oldestSeconds = std::max(seconds, check.longestSeconds);
  tally.little.largestGap = std::max(tally.little.largestGap, check.relativeGap());
  tally.little.holds = tally.little.holds && check.holds();
}

const char* name(RolloutRecord::State state) {
  switch (state) {
    case RolloutRecord::State::Done:
      return "done";
    case RolloutRecord::State::Aborted:
      return "aborted";
    case RolloutRecord::State::TakenBack:
      return "taken-back";
    case RolloutRecord::State::UnderWay:
      break;
  }
  return "under-way";
}

void addRollouts(const Network& network, const Engine& engine, Tally& tally) {
  for (const RolloutRecord& record : engine.rollouts().records())
    tally.rollouts.push_back({network.components[record.component].id, name(record.state),
                              toSeconds(record.begin), toSeconds(record.end), record.failureShare,
                              toSeconds(record.p99)});
}

}  // namespace

Tally takeTally(const Network& network, const Engine& engine, StopReason stopReason) {
  const World& world = engine.world();
  Tally tally;
  tally.seconds = toSeconds(world.now() - world.measuredSince);
  tally.warmup = toSeconds(world.measuredSince);
  tally.events = world.kernel.executedEvents();
  tally.nodeSeconds = world.nodesPaid.area(world.now());
  tally.nodeCost = world.nodePrice.area(world.now()) / 3600;
  tally.fingerprint = engine.fingerprint();
  tally.stopReason = stopReason;
  for (std::size_t i = 0; i < network.workloads.size(); ++i) {
    tally.workloads.push_back(workloadOf(world, i));
    tally.requests += world.workloads[i].arrived;
    checkLittle(tally.workloads[i].flow, tally.workloads[i].inFlightArea, world.workloads[i].inFlightBefore,
                world.workloads[i].inFlight.level(), tally.seconds, tally);
  }
  world.frames.forEach([&](const Frame& frame) {
    if (frame.role == Role::Root) tally.workloads[frame.argument].waiting.record(world.now() - frame.arrived);
  });
  for (Index i = 0; i < network.components.size(); ++i) {
    tally.components.push_back(componentOf(network, world, i));
    checkLittle(tally.components[i].flow, tally.components[i].inFlightArea,
                world.components[i].inFlightBefore, world.components[i].inFlight.level(), tally.seconds,
                tally);
  }
  addNodes(network, world, tally);
  for (std::size_t i = 0; i < network.connections.size(); ++i) {
    tally.connections.push_back(connectionOf(world, i));
    checkLittle(tally.connections[i].flow, tally.connections[i].inFlightArea,
                world.connections[i].inFlightBefore, world.connections[i].inFlight.level(), tally.seconds,
                tally);
  }
  for (std::size_t i = 0; i < network.consumers.size(); ++i) tally.consumers.push_back(consumerOf(world, i));
  for (const ObjectiveState& state : world.objectives)
    tally.objectives.push_back({static_cast<double>(state.seconds), static_cast<double>(state.missed)});
  checkConservation(world, tally);
  addRollouts(network, engine, tally);
  tally.recoveries = recoveriesOf(engine, tally);
  tally.tail = world.traces.tail();
  return tally;
}

}  // namespace windtunnel::simulator
