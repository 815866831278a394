// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/tally.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::simulator {
namespace {

void addNames(const Network& network, const World& world, TraceSet& set) {
  for (const ComponentSpec& component : network.components)
    set.components.push_back({component.id, component.kindName});
  for (const Pod& pod : world.pods)
    set.pods.push_back(
        {pod.component, pod.ordinal, pod.zone == kNone ? std::string() : network.zones[pod.zone]});
  for (const ConnectionSpec& connection : network.connections) set.connections.push_back(connection.key);
  for (const OperationSpec& operation : network.operations) set.operations.push_back(operation.name);
  for (const WorkloadSpec& workload : network.workloads) {
    TraceSet::Workload& named = set.workloads.emplace_back();
    named.id = workload.id;
    for (const MixEntry& entry : workload.mix) named.entries.push_back(entry.name);
  }
}

}  // namespace

std::shared_ptr<const TraceSet> tracesOf(const Network& network, const Engine& engine) {
  const World& world = engine.world();
  const KeptTraces* kept = world.traces.kept();
  if (kept == nullptr) return nullptr;
  auto set = std::make_shared<TraceSet>();
  set->scenario = network.scenario;
  set->seed = world.seed;
  set->share = kept->share();
  set->unobserved = world.traces.unobserved();
  set->traces = kept->traces();
  addNames(network, world, *set);
  for (const FaultRecord& fault : engine.faults().records())
    set->faults.push_back({describe(fault.command), fault.begin, fault.end});
  return set;
}

}  // namespace windtunnel::simulator
