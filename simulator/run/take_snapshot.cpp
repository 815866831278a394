// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/take_snapshot.h"

#include <algorithm>

namespace windtunnel::simulator {
namespace {

Snapshot::Percentiles percentiles(const FlowWindow& window) {
  return {window.p50, window.p95, window.p99};
}

Snapshot::Component componentOf(const World& world, Index i) {
  const ComponentSpec& spec = world.network.components[i];
  const ComponentState& state = world.components[i];
  const FlowWindow& window = state.meter.lastWindow();
  Snapshot::Component shown;
  shown.id = spec.id;
  shown.rate = window.rate;
  shown.errorShare = window.errorShare;
  shown.utilisation = std::max(state.windowUtilisation, slotsInUse(world, i));
  shown.inFlight = state.inFlight.level();
  shown.waiting = state.waiting.level();
  shown.latency = percentiles(window);
  for (const Index id : state.pods) {
    const Pod& pod = world.pods[id];
    if (pod.isRetired && pod.state == PodState::Down) continue;
    shown.pods.push_back({static_cast<int>(pod.ordinal), pod.zone == kNone ? -1 : static_cast<int>(pod.zone),
                          pod.state, static_cast<int>(pod.inService.count()),
                          static_cast<int>(pod.waiting.size), std::min(1.0, pod.windowUtilisation)});
  }
  return shown;
}

// A client shows what its workloads see.
void showWorkloads(const World& world, Index client, Snapshot::Component& shown) {
  shown.pods.clear();
  double failed = 0;
  for (std::size_t i = 0; i < world.workloads.size(); ++i) {
    if (world.network.workloads[i].client != client) continue;
    const FlowWindow& window = world.workloads[i].meter.lastWindow();
    shown.rate += window.rate;
    failed += window.rate * window.errorShare;
    shown.inFlight += world.workloads[i].inFlight.level();
    shown.latency.p50 = std::max(shown.latency.p50, window.p50);
    shown.latency.p95 = std::max(shown.latency.p95, window.p95);
    shown.latency.p99 = std::max(shown.latency.p99, window.p99);
  }
  shown.errorShare = shown.rate > 0 ? failed / shown.rate : 0;
}

void addLag(const World& world, Snapshot& snapshot, const std::vector<std::size_t>& shownAt) {
  for (std::size_t i = 0; i < world.consumers.size(); ++i) {
    const Index broker = world.network.topics[world.network.consumers[i].topic].broker;
    snapshot.components[shownAt[broker]].waiting += world.consumers[i].lag.level();
  }
}

void addFlows(const World& world, Snapshot& snapshot) {
  for (std::size_t i = 0; i < world.connections.size(); ++i) {
    if (world.network.connections[i].isImplied) continue;
    const ConnectionState& state = world.connections[i];
    const FlowWindow& window = state.meter.lastWindow();
    snapshot.connections.push_back({world.network.connections[i].key, state.lastTryRate, window.errorShare,
                                    state.lastRetryShare, state.inFlight.level(), percentiles(window)});
  }
  for (std::size_t i = 0; i < world.workloads.size(); ++i) {
    const WorkloadState& state = world.workloads[i];
    const FlowWindow& window = state.meter.lastWindow();
    snapshot.workloads.push_back({world.network.workloads[i].id, state.lastOffered, window.rate,
                                  window.errorShare, state.inFlight.level(), percentiles(window)});
  }
}

}  // namespace

Snapshot takeSnapshot(const Network& network, const Engine& engine) {
  const World& world = engine.world();
  Snapshot snapshot;
  snapshot.now = world.now();
  snapshot.zones = network.zones;
  std::vector<std::size_t> shownAt(network.components.size());
  for (Index i = 0; i < network.components.size(); ++i) {
    if (network.components[i].isImplied) continue;
    shownAt[i] = snapshot.components.size();
    snapshot.components.push_back(componentOf(world, i));
    if (network.components[i].kind == ComponentSpec::Kind::Client)
      showWorkloads(world, i, snapshot.components.back());
  }
  addLag(world, snapshot, shownAt);
  addFlows(world, snapshot);
  int number = 0;
  for (const FaultRecord& fault : engine.faults().records()) {
    const Command& command = fault.command;
    const bool isOfZone = command.kind == Command::Kind::Outage && command.target.empty();
    if (fault.isActive)
      snapshot.faults.push_back({number, describe(command), fault.begin,
                                 fault.end == kEndOfTime ? 0 : fault.end,
                                 isOfZone ? command.zone : std::string()});
    ++number;
  }
  return snapshot;
}

}  // namespace windtunnel::simulator
