// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "simulator/run/tally.h"

namespace windtunnel::simulator {
namespace {

void add(FlowTally& sum, const FlowTally& other) {
  for (std::size_t i = 0; i < sum.outcomes.size(); ++i) sum.outcomes[i] += other.outcomes[i];
  sum.latency.merge(other.latency);
}

void add(Tally::Workload& sum, const Tally::Workload& other) {
  add(sum.flow, other.flow);
  for (std::size_t i = 0; i < sum.entries.size(); ++i) add(sum.entries[i], other.entries[i]);
  sum.arrived += other.arrived;
  sum.inFlightArea += other.inFlightArea;
  sum.waiting.merge(other.waiting);
}

void add(Tally::Component& sum, const Tally::Component& other) {
  add(sum.flow, other.flow);
  sum.arrived += other.arrived;
  sum.inFlightArea += other.inFlightArea;
  sum.waitingArea += other.waitingArea;
  sum.longestQueue = std::max(sum.longestQueue, other.longestQueue);
  sum.cpuSeconds += other.cpuSeconds;
  sum.throttledSeconds += other.throttledSeconds;
  sum.confinedSeconds += other.confinedSeconds;
  sum.readyArea += other.readyArea;
  sum.busiestCpu += other.busiestCpu;
  sum.busiestSlots += other.busiestSlots;
  sum.busiestNode += other.busiestNode;
  sum.rejected += other.rejected;
  sum.podStarts += other.podStarts;
  sum.outOfMemory += other.outOfMemory;
  sum.writes += other.writes;
  sum.replicaReads += other.replicaReads;
  sum.staleReads += other.staleReads;
  sum.lostWrites += other.lostWrites;
  sum.lockingArea += other.lockingArea;
  sum.lockWaitArea += other.lockWaitArea;
  sum.longestLock += other.longestLock;
  sum.pending += other.pending;
  sum.cacheReads += other.cacheReads;
  sum.cacheHits += other.cacheHits;
  sum.lagArea += other.lagArea;
  sum.finalLag += other.finalLag;
  sum.lagGrowth += other.lagGrowth;
  sum.deadLetters += other.deadLetters;
  sum.dropped += other.dropped;
  sum.expired += other.expired;
  sum.rebalances += other.rebalances;
  sum.membersLost += other.membersLost;
  sum.rebalancingArea += other.rebalancingArea;
  sum.age.merge(other.age);
  for (std::size_t i = 0; i < std::min(sum.pods.size(), other.pods.size()); ++i) {
    sum.pods[i].cpuSeconds += other.pods[i].cpuSeconds;
    sum.pods[i].requests += other.pods[i].requests;
  }
}

void add(Tally::Consumer& sum, const Tally::Consumer& other) {
  sum.age.merge(other.age);
  sum.deadLetters += other.deadLetters;
  sum.dropped += other.dropped;
  sum.expired += other.expired;
  sum.lagArea += other.lagArea;
  sum.finalLag += other.finalLag;
}

void add(Tally::Connection& sum, const Tally::Connection& other) {
  add(sum.flow, other.flow);
  for (std::size_t i = 0; i < sum.own.size(); ++i) sum.own[i] += other.own[i];
  sum.tries += other.tries;
  sum.retries += other.retries;
  sum.ejections += other.ejections;
  sum.fallbacks += other.fallbacks;
  sum.connectionsOpened += other.connectionsOpened;
  sum.inFlightArea += other.inFlightArea;
  sum.slotsArea += other.slotsArea;
  sum.awaitedArea += other.awaitedArea;
}

void add(Tally::Objective& sum, const Tally::Objective& other) {
  sum.seconds += other.seconds;
  sum.missed += other.missed;
}

template <class T>
void addAll(std::vector<T>& sum, const std::vector<T>& other) {
  for (std::size_t i = 0; i < sum.size(); ++i) add(sum[i], other[i]);
}

}  // namespace

void merge(Tally& sum, const Tally& other) {
  sum.seconds += other.seconds;
  sum.nodeSeconds += other.nodeSeconds;
  sum.nodeCost += other.nodeCost;
  for (std::size_t i = 0; i < sum.busiestNodes.size(); ++i) sum.busiestNodes[i] += other.busiestNodes[i];
  sum.runs += other.runs;
  sum.events += other.events;
  sum.requests += other.requests;
  sum.fingerprint = (sum.fingerprint ^ other.fingerprint) * 0x9e3779b97f4a7c15ULL;
  sum.fingerprint ^= sum.fingerprint >> 29;
  if (isComplete(sum.stopReason)) sum.stopReason = other.stopReason;
  addAll(sum.workloads, other.workloads);
  addAll(sum.components, other.components);
  addAll(sum.connections, other.connections);
  addAll(sum.consumers, other.consumers);
  addAll(sum.objectives, other.objectives);
  sum.tail.merge(other.tail);
  sum.conservation.arrived += other.conservation.arrived;
  sum.conservation.completed += other.conservation.completed;
  sum.conservation.failed += other.conservation.failed;
  sum.conservation.inFlight += other.conservation.inFlight;
  sum.isConserved = sum.isConserved && other.isConserved;
  sum.little.largestGap = std::max(sum.little.largestGap, other.little.largestGap);
  sum.little.holds = sum.little.holds && other.little.holds;
}

Tally since(const Tally& now, const Tally& before) {
  Tally part;
  part.seconds = now.seconds - before.seconds;
  part.nodeCost = now.nodeCost - before.nodeCost;
  for (std::size_t i = 0; i < now.workloads.size(); ++i) {
    Tally::Workload& workload = part.workloads.emplace_back();
    workload.flow.outcomes = now.workloads[i].flow.outcomes;
    workload.flow.latency = now.workloads[i].flow.latency;
    workload.arrived =
        now.workloads[i].arrived - (before.workloads.empty() ? 0 : before.workloads[i].arrived);
    if (before.workloads.empty()) continue;
    const FlowTally& earlier = before.workloads[i].flow;
    for (std::size_t k = 0; k < kOutcomes; ++k) workload.flow.outcomes[k] -= earlier.outcomes[k];
    workload.flow.latency.subtract(earlier.latency);
  }
  return part;
}

}  // namespace windtunnel::simulator
