// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/run/tally.h"

namespace windtunnel::simulator {
namespace {

FlowFigures flowFigures(const FlowTally& flow, double seconds) {
  FlowFigures figures;
  figures.outcomes = flow.outcomes;
  figures.latency = figuresOf(flow.latency);
  figures.rate = seconds > 0 ? static_cast<double>(total(flow.outcomes)) / seconds : 0;
  return figures;
}

double per(double amount, double seconds) {
  return seconds > 0 ? amount / seconds : 0;
}

WorkloadFigures workloadFigures(const WorkloadSpec& spec, const Tally::Workload& tally, double seconds) {
  WorkloadFigures figures;
  figures.id = spec.id;
  figures.offered = per(tally.arrived, seconds);
  figures.flow = flowFigures(tally.flow, seconds);
  figures.inFlight = per(tally.inFlightArea, seconds);
  for (std::size_t i = 0; i < spec.mix.size(); ++i)
    figures.entries.emplace_back(spec.mix[i].name,
                                 flowFigures(spec.mix.size() > 1 ? tally.entries[i] : tally.flow, seconds));
  figures.series = tally.flow.series;
  return figures;
}

void addPods(const Network& network, const ComponentSpec& spec, const Tally::Component& tally, double seconds,
             ComponentFigures& figures) {
  double hottest = -1;
  for (std::size_t i = 0; i < tally.pods.size(); ++i) {
    PodFigures pod;
    pod.index = static_cast<int>(i);
    if (tally.pods[i].zone != kNone) pod.zone = network.zones[tally.pods[i].zone];
    if (spec.cpuLimit > 0) pod.utilisation = per(tally.pods[i].cpuSeconds, seconds) / spec.cpuLimit;
    pod.requests = tally.pods[i].requests;
    const double heat = spec.cpuLimit > 0 ? pod.utilisation : static_cast<double>(pod.requests);
    if (heat > hottest) {
      hottest = heat;
      figures.hottestPod = static_cast<int>(i);
    }
    figures.pods.push_back(std::move(pod));
  }
}

void addData(const ComponentSpec& spec, const Tally::Component& tally, double seconds, int runs,
             ComponentFigures& figures) {
  if (tally.cacheReads > 0)
    figures.hitRatio = static_cast<double>(tally.cacheHits) / static_cast<double>(tally.cacheReads);
  if (spec.replicationLag > 0) {
    figures.replicaReads = tally.replicaReads;
    figures.staleReads = tally.staleReads;
    figures.lostWrites = tally.lostWrites;
  }
  if (spec.lockableRows > 0) {
    figures.lockWait = tally.lockingArea > 0 ? tally.lockWaitArea / tally.lockingArea : 0;
    figures.rowUse = per(tally.longestLock, seconds);
  }
  if (spec.kindName != "broker" && spec.kindName != "event-store") return;
  figures.lag = per(tally.lagArea, seconds);
  figures.finalLag = tally.finalLag / runs;
  figures.deadLetters = tally.deadLetters;
  figures.dropped = tally.dropped;
  figures.expired = tally.expired;
  figures.age = figuresOf(tally.age);
}

void addGroups(const Network& network, std::size_t component, const Tally& all, ComponentFigures& figures) {
  const auto groups = std::count_if(
      network.consumers.begin(), network.consumers.end(),
      [&](const ConsumerSpec& spec) { return spec.component == component && spec.partitions > 0; });
  if (groups == 0) return;
  const Tally::Component& tally = all.components[component];
  figures.rebalances = tally.rebalances;
  figures.standstill = per(tally.rebalancingArea, all.seconds) / static_cast<double>(groups);
}

// A proxy takes its CPU for each try that comes in and each that goes out.
void addProxies(const Network& network, std::size_t component, const Tally& all, ComponentFigures& figures) {
  if (!network.components[component].isMeshed) return;
  double tries = 0;
  for (std::size_t i = 0; i < network.connections.size(); ++i) {
    const ConnectionSpec& arrow = network.connections[i];
    if (arrow.from == component || arrow.to == component)
      tries += static_cast<double>(all.connections[i].tries);
  }
  figures.proxyCores = per(tries, all.seconds) * network.proxyCoreSeconds;
  if (network.proxyMemory > 0) figures.proxyMemory = figures.replicas * network.proxyMemory;
}

ComponentFigures componentFigures(const Network& network, std::size_t i, const Tally& all) {
  const ComponentSpec& spec = network.components[i];
  const Tally::Component& tally = all.components[i];
  ComponentFigures figures;
  figures.id = spec.id;
  figures.kind = spec.kindName;
  figures.flow = flowFigures(tally.flow, all.seconds);
  figures.inFlight = per(tally.inFlightArea, all.seconds);
  figures.waiting = per(tally.waitingArea, all.seconds);
  figures.longestQueue = tally.longestQueue;
  figures.replicas = per(tally.readyArea, all.seconds);
  if (spec.cpuLimit > 0 && tally.readyArea > 0)
    figures.cpuUtilisation = tally.cpuSeconds / (spec.cpuLimit * tally.readyArea);
  const double slotSeconds = slotSecondsOf(spec, tally, all.seconds);
  if (slotSeconds > 0) figures.slotUtilisation = (tally.inFlightArea - tally.waitingArea) / slotSeconds;
  const double served = static_cast<double>(total(tally.flow.outcomes) - tally.rejected);
  figures.cpuPerRequest = served > 0 ? tally.cpuSeconds / served : 0;
  figures.rejected = tally.rejected;
  figures.podStarts = tally.podStarts;
  figures.outOfMemory = tally.outOfMemory;
  figures.throttled = tally.readyArea > 0 ? tally.throttledSeconds / tally.readyArea : 0;
  figures.confined = tally.readyArea > 0 ? tally.confinedSeconds / tally.readyArea : 0;
  addPods(network, spec, tally, all.seconds, figures);
  addData(spec, tally, all.seconds, all.runs, figures);
  addGroups(network, i, all, figures);
  addProxies(network, i, all, figures);
  figures.series = tally.flow.series;
  figures.utilisation = tally.utilisation;
  figures.queue = tally.queue;
  figures.readyPods = tally.ready;
  return figures;
}

ConnectionFigures connectionFigures(const Network& network, std::size_t i, const Tally& all) {
  const ConnectionSpec& spec = network.connections[i];
  const Tally::Connection& tally = all.connections[i];
  ConnectionFigures figures;
  figures.key = spec.key;
  figures.flow = flowFigures(tally.flow, all.seconds);
  figures.tries = tally.tries;
  figures.retries = tally.retries;
  if (tally.tries > tally.retries)
    figures.amplification =
        static_cast<double>(tally.tries) / static_cast<double>(tally.tries - tally.retries);
  figures.inFlight = per(tally.inFlightArea, all.seconds);
  const double callers = std::max(1.0, per(all.components[spec.from].readyArea, all.seconds));
  if (spec.poolConnections != kNone)
    figures.poolUse = per(tally.slotsArea, all.seconds) / (spec.poolConnections * callers);
  figures.waitingForPool = per(tally.awaitedArea, all.seconds);
  figures.ejections = tally.ejections;
  figures.fallbacks = tally.fallbacks;
  if (network.followsConnections) figures.connectionsOpened = tally.connectionsOpened;
  figures.series = tally.flow.series;
  return figures;
}

ConsumerFigures consumerFigures(const Network& network, std::size_t i, const Tally& all) {
  const ConsumerSpec& spec = network.consumers[i];
  const Tally::Consumer& tally = all.consumers[i];
  ConsumerFigures figures;
  figures.reader = network.components[spec.component].id;
  figures.source = network.topics[spec.topic].name;
  figures.group = spec.group;
  figures.rate = per(static_cast<double>(tally.age.count()), all.seconds);
  figures.staleness = figuresOf(tally.age);
  figures.lag = per(tally.lagArea, all.seconds);
  figures.finalLag = tally.finalLag / all.runs;
  figures.deadLetters = tally.deadLetters;
  figures.dropped = tally.dropped;
  figures.expired = tally.expired;
  return figures;
}

}  // namespace

Results figuresOf(const Network& network, const Tally& tally) {
  Results results;
  results.scenario = network.scenario;
  results.seed = network.seed;
  results.replications = tally.runs;
  results.warmup = tally.warmup;
  results.duration = tally.seconds / tally.runs;
  results.events = tally.events;
  results.requests = tally.requests;
  results.fingerprint = tally.fingerprint;
  results.stopReason = tally.stopReason;
  for (std::size_t i = 0; i < network.workloads.size(); ++i)
    results.workloads.push_back(workloadFigures(network.workloads[i], tally.workloads[i], tally.seconds));
  for (std::size_t i = 0; i < network.components.size(); ++i)
    if (network.components[i].kind != ComponentSpec::Kind::Client)
      results.components.push_back(componentFigures(network, i, tally));
  for (std::size_t i = 0; i < network.connections.size(); ++i)
    if (!network.connections[i].isImplied)
      results.connections.push_back(connectionFigures(network, i, tally));
  for (std::size_t i = 0; i < network.consumers.size(); ++i)
    results.consumers.push_back(consumerFigures(network, i, tally));
  results.objectives = objectivesOf(network, tally);
  results.bottleneck = bottleneckOf(network, tally);
  results.cost = costOf(network, tally);
  results.tails = tailsOf(network, tally.tail);
  results.rollouts = tally.rollouts;
  results.recoveries = tally.recoveries;
  results.conservation = tally.conservation;
  results.isConserved = tally.isConserved && tally.conservation.holds();
  results.little = tally.little;
  return results;
}

}  // namespace windtunnel::simulator
