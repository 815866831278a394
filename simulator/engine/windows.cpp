// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/engine/windows.h"

#include <algorithm>

namespace windtunnel::simulator {
namespace {

constexpr Time kWindow = kSecond;
constexpr Time kMostReserved = 7200;                     // windows
constexpr Priority kWindowPriority = kLastPriority - 1;  // before the warm-up is forgotten

}  // namespace

void Windows::start() {
  const Time end = m_world.network.warmup + m_world.network.duration;
  const auto windows = static_cast<std::size_t>(std::clamp<Time>(end / kWindow + 1, 0, kMostReserved));
  for (ComponentState& state : m_world.components) {
    state.meter.reserve(windows);
    for (Series* series : {&state.utilisation, &state.queue, &state.ready}) series->reserve(windows);
  }
  for (ConnectionState& state : m_world.connections) state.meter.reserve(windows);
  for (WorkloadState& state : m_world.workloads) {
    state.meter.reserve(windows);
    for (FlowMeter& entry : state.entries) entry.reserve(windows);
  }
  m_world.kernel.scheduleAt(kWindow, {kWindowCloses, 0, 0}, kWindowPriority);
  if (m_world.network.warmup > 0)
    m_world.kernel.scheduleAt(m_world.network.warmup, {kWarmupEnds, 0, 0}, kLastPriority);
}

double slotsInUse(const World& world, Index component) {
  const std::uint32_t concurrency = slotsOf(world.network.components[component]);
  if (concurrency == kNone) return 0;
  double busy = 0;
  double slots = 0;
  for (const Index id : world.components[component].pods) {
    const Pod& pod = world.pods[id];
    if (pod.state != PodState::Ready) continue;
    busy += pod.inService.count();
    slots += concurrency;
  }
  return slots > 0 ? busy / slots : 0;
}

void Windows::closeComponent(Index component) {
  const ComponentSpec& spec = m_world.network.components[component];
  ComponentState& state = m_world.components[component];
  state.meter.closeWindow(toSeconds(kWindow));
  double used = 0;
  double limit = 0;
  for (const Index id : state.pods) {
    Pod& pod = m_world.pods[id];
    const double total = pod.cpu.used(m_world.now());
    const double cores = (total - pod.cpuUsedAtWindow) / static_cast<double>(kWindow);
    pod.cpuUsedAtWindow = total;
    pod.windowUtilisation = spec.cpuLimit > 0 ? cores / spec.cpuLimit : 0;
    if (pod.state != PodState::Ready) continue;
    used += cores;
    limit += spec.cpuLimit;
  }
  const double cpu = limit > 0 ? std::min(1.0, used / limit) : 0;
  state.windowUtilisation = std::max(cpu, slotsInUse(m_world, component));
  state.utilisation.push_back(static_cast<float>(state.windowUtilisation));
  state.queue.push_back(static_cast<float>(state.waiting.level()));
  state.ready.push_back(static_cast<float>(state.readyPods.level()));
}

// The second that ends is judged alone, like those of a burn rate. Of a reader of messages it is not known.
void Windows::judgeObjectives() {
  if (m_world.now() <= m_world.network.warmup) return;
  for (std::size_t i = 0; i < m_world.objectives.size(); ++i) {
    const ObjectiveSpec& spec = m_world.network.objectives[i];
    if (spec.workload == kNone) continue;
    const FlowMeter& meter = m_world.workloads[spec.workload].meter;
    const WindowHistogram& latency = meter.windowLatency();
    if (latency.empty()) continue;
    const bool holds = spec.quantile > 0 ? toSeconds(latency.quantile(spec.quantile)) <= spec.limit
                                         : 1 - failureShare(meter.windowOutcomes()) >= spec.limit;
    ++m_world.objectives[i].seconds;
    if (!holds) ++m_world.objectives[i].missed;
  }
}

void Windows::close() {
  judgeObjectives();
  for (Index i = 0; i < m_world.components.size(); ++i) closeComponent(i);
  for (ConnectionState& state : m_world.connections) {
    state.meter.closeWindow(toSeconds(kWindow));
    state.lastTryRate = static_cast<double>(state.windowTries) / toSeconds(kWindow);
    state.lastRetryShare = state.windowTries > 0 ? static_cast<double>(state.windowRetries) /
                                                       static_cast<double>(state.windowTries)
                                                 : 0;
    state.windowTries = state.windowRetries = 0;
  }
  for (WorkloadState& state : m_world.workloads) {
    state.meter.closeWindow(toSeconds(kWindow));
    for (FlowMeter& entry : state.entries) entry.closeWindow(toSeconds(kWindow));
    state.lastOffered = static_cast<double>(state.arrived - state.arrivedAtWindow) / toSeconds(kWindow);
    state.arrivedAtWindow = state.arrived;
  }
  m_world.kernel.scheduleAfter(kWindow, {kWindowCloses, 0, 0}, kWindowPriority);
}

void Windows::endWarmup() {
  const Time now = m_world.now();
  m_world.measuredSince = now;
  m_world.traces.beginMeasuring();
  for (ComponentState& state : m_world.components) {
    state.meter.reset();
    state.inFlight.reset(now);
    state.waiting.reset(now);
    state.readyPods.reset(now);
    state.rejected = state.podStarts = state.outOfMemory = state.writes = 0;
    state.replicaReads = state.staleReads = state.lostWrites = 0;
    state.locks.reset(now);
    state.locking.reset(now);
    state.lockWaiting.reset(now);
    state.arrivedBefore = state.arrived;
    state.inFlightBefore = state.inFlight.level();
  }
  for (ConnectionState& state : m_world.connections) {
    state.meter.reset();
    state.inFlight.reset(now);
    state.slotsInUse.reset(now);
    state.slotsAwaited.reset(now);
    state.inFlightBefore = state.inFlight.level();
    state.tries = state.retries = state.fallbacks = state.ejections = state.connectionsOpened = 0;
    state.own = {};
  }
  for (WorkloadState& state : m_world.workloads) {
    state.meter.reset();
    for (FlowMeter& entry : state.entries) entry.reset();
    state.inFlight.reset(now);
    state.arrivedBefore = state.arrived;
    state.inFlightBefore = state.inFlight.level();
  }
  m_world.nodesPaid.reset(now);
  m_world.nodePrice.reset(now);
  for (ConsumerState& state : m_world.consumers) {
    state.lag.reset(now);
    state.lagBefore = state.lag.level();
    state.deadLettersBefore = state.deadLetters;
    state.droppedBefore = state.dropped;
    state.expiredBefore = state.expired;
    state.rebalances = state.membersLost = 0;
    state.rebalancing.reset(now);
    state.age.clear();
  }
  for (CacheState& state : m_world.caches) state.reads = state.hits = 0;
  for (Pod& pod : m_world.pods) {
    pod.requests = 0;
    pod.cpuUsedBefore = pod.cpu.used(now);
    pod.inService.reset(now);
    pod.ready.reset(now);
    pod.throttledBefore = pod.cpu.throttled(now);
    pod.confinedBefore = pod.cpu.confined(now);
  }
}

}  // namespace windtunnel::simulator
