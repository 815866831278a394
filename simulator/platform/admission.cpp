// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/admission.h"

#include "simulator/data/row_locks.h"
#include "simulator/network/transport.h"
#include "simulator/platform/pod_memory.h"
#include "simulator/platform/queue_shedding.h"

namespace windtunnel::simulator {

void Admission::arrive(FrameId id) {
  Frame& frame = m_world.frames[id];
  Pod& pod = m_world.pods[frame.pod];
  const ComponentSpec& spec = m_world.network.components[pod.component];
  ComponentState& state = m_world.components[pod.component];
  frame.arrived = m_world.now();
  m_world.traces.phaseEnds(frame, 0, m_world.now());
  if (pod.state != PodState::Ready && pod.state != PodState::Draining) {  // nobody listens
    if (frame.role == Role::Delivery) return m_topics.handedBack(id, Outcome::Unavailable);
    frame.isRefused = true;
    return sendAnswer(m_world, id, Outcome::Unavailable);
  }
  if (frame.isUntrusted) {
    m_world.traces.isStruck(frame, kFailed);
    frame.isRefused = true;
    return sendAnswer(m_world, id, Outcome::Unavailable);
  }
  ++state.arrived;
  m_world.traces.serviceBegins(frame, pod.component, m_world.now());
  Outcome refusal = Outcome::Ok;
  if (!passesDoor(frame, refusal)) return turnAway(id, refusal);
  if (pod.inService.count() < spec.concurrency) {
    state.inFlight.add(m_world.now(), 1);
    pod.inService.enter(m_world.now());
    if (spec.memoryPerRequest > 0) checkMemory(m_world, frame.pod);
    return serve(id);
  }
  if (pod.waiting.size >= spec.queue) {
    ++state.rejected;
    return turnAway(id, Outcome::Unavailable);
  }
  state.inFlight.add(m_world.now(), 1);
  state.waiting.add(m_world.now(), 1);
  frame.state = FrameState::Queued;
  m_world.traces.phaseBegins(frame, SpanKind::Queueing, m_world.now());
  if (spec.dropsLate) queue_shedding::enter(pod, frame, m_world.now());
  pod.waiting.append(m_world.frames, id);
  if (spec.memoryPerRequest > 0) checkMemory(m_world, frame.pod);
}

bool Admission::passesDoor(const Frame& frame, Outcome& refusal) {
  const Pod& pod = m_world.pods[frame.pod];
  ComponentState& state = m_world.components[pod.component];
  if (frame.connection != kNone) {
    const ConnectionSpec& arrow = m_world.network.connections[frame.connection];
    ConnectionState& connection = m_world.connections[frame.connection];
    const bool isOrphan = frame.role == Role::Request && frame.parent == kNoFrame;
    if (isOrphan && arrow.propagatesDeadline) refusal = Outcome::Timeout;
    if (connection.effects.failure > 0 && connection.network.chance(connection.effects.failure))
      refusal = Outcome::Application;
  }
  if (!state.admission.take(frame.client, m_world.now())) refusal = Outcome::RateLimited;
  if (state.effects.failure > 0 && state.faults.chance(state.effects.failure)) refusal = Outcome::Application;
  if (pod.version.failure > 0 && state.faults.chance(pod.version.failure)) refusal = Outcome::Application;
  if (refusal == Outcome::Application) m_world.traces.isStruck(frame, kFailed);
  return refusal == Outcome::Ok;
}

// What a rollout is judged by.
void Admission::watchVersion(const Pod& pod, Outcome outcome, Time latency) {
  ComponentState& state = m_world.components[pod.component];
  if (!state.isRollingOut || pod.versionNumber != state.newVersion) return;
  ++state.watch.requests;
  if (outcome != Outcome::Ok) ++state.watch.failed;
  state.watch.latency.record(latency);
}

void Admission::turnAway(FrameId id, Outcome outcome) {
  Frame& frame = m_world.frames[id];
  frame.isTurnedAway = true;
  m_world.components[m_world.pods[frame.pod].component].meter.record(outcome, 0);
  watchVersion(m_world.pods[frame.pod], outcome, 0);
  m_world.traces.serviceEnds(frame, outcome, m_world.now());
  if (frame.role == Role::Delivery) return m_topics.handedBack(id, outcome);
  sendAnswer(m_world, id, outcome);
}

// A statement sees what its pod has when it begins.
void Admission::noteReplicaRead(const Frame& frame) {
  const Pod& pod = m_world.pods[frame.pod];
  ComponentState& state = m_world.components[pod.component];
  if (!state.replication.lags() || frame.pod == state.primary) return;
  if (m_world.network.operations[frame.operation].needsPrimary) return;
  ++state.replicaReads;
  if (state.replication.misses(frame.client, m_world.now())) ++state.staleReads;
}

void Admission::serve(FrameId id) {
  Frame& frame = m_world.frames[id];
  noteReplicaRead(frame);
  frame.isServed = true;
  m_world.traces.phaseEnds(frame, 0, m_world.now());
  m_world.pods[frame.pod].served.append(m_world.frames, id);
  m_world.makeReady(id);
}

void Admission::leave(FrameId id, Outcome outcome) {
  Frame& frame = m_world.frames[id];
  Pod& pod = m_world.pods[frame.pod];
  ComponentState& state = m_world.components[pod.component];
  const Time now = m_world.now();
  state.inFlight.add(now, -1);
  state.meter.record(outcome, now - frame.arrived);
  watchVersion(pod, outcome, now - frame.arrived);
  m_world.traces.serviceEnds(frame, outcome, now);
  ++pod.requests;
  ++pod.ended;
  if (!frame.isServed) {
    pod.waiting.remove(m_world.frames, id);
    state.waiting.add(now, -1);
    return;
  }
  frame.isServed = false;
  pod.served.remove(m_world.frames, id);
  unlockRow(m_world, id);
  if (outcome == Outcome::Ok && frame.effect != Effect::None) applyEffect(frame);
  if (outcome == Outcome::Ok && state.replication.lags() &&
      m_world.network.operations[frame.operation].needsPrimary)
    state.replication.commit(frame.client, now);
  pod.inService.leave(now);
  admitNext(frame.pod);
}

void Admission::finish(FrameId id, Outcome outcome) {
  leave(id, outcome);
  if (m_world.frames[id].role == Role::Delivery) return m_topics.handedBack(id, outcome);
  sendAnswer(m_world, id, outcome);
}

void Admission::admitNext(Index podId) {
  Pod& pod = m_world.pods[podId];
  const ComponentSpec& spec = m_world.network.components[pod.component];
  if (spec.dropsLate) dropExpired(podId);
  if (pod.waiting.size > 0 && pod.inService.count() < spec.concurrency) {
    const bool isNewestFirst =
        spec.isLifo || (spec.isAdaptive && queue_shedding::isOverloaded(pod, m_world.now()));
    const FrameId next = isNewestFirst ? pod.waiting.tail : pod.waiting.head;
    pod.waiting.remove(m_world.frames, next);
    m_world.components[pod.component].waiting.add(m_world.now(), -1);
    pod.inService.enter(m_world.now());
    serve(next);
  } else if (pod.state == PodState::Draining && pod.inService.count() == 0) {
    m_world.kernel.scheduleAfter(0, {kPodEnds, podId, pod.life});
  }
}

void Admission::dropExpired(Index podId) {
  FrameList& waiting = m_world.pods[podId].waiting;
  while (waiting.size > 0 && queue_shedding::hasExpired(m_world.frames[waiting.head], m_world.now())) {
    ++m_world.components[m_world.pods[podId].component].rejected;
    finish(waiting.head, Outcome::Unavailable);
  }
  if (waiting.size == 0) m_world.pods[podId].queueWasEmpty = m_world.now();
}

void Admission::applyEffect(Frame& frame) {
  const Time now = m_world.now();
  if (frame.effect == Effect::Publish) return m_topics.publish(frame.argument, frame.client);
  const CachedSite& site = m_world.network.cachedSites[frame.argument];
  CacheState& cache = m_world.caches[site.cache];
  const auto key = static_cast<std::uint32_t>(site.firstKey + frame.item);
  if (frame.effect == Effect::CacheWrite) return cache.store.write(key, later(now, site.ttl));
  frame.isHit = cache.store.read(key, now);
  frame.isLeased =
      !frame.isHit && m_world.network.caches[site.cache].coalesces && !cache.store.lease(key, now);
  if (!frame.isLeased) ++cache.reads;
  if (frame.isHit) ++cache.hits;
}

}  // namespace windtunnel::simulator
