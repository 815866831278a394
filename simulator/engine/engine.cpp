// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/engine/engine.h"

#include "simulator/platform/pod_cpu.h"

namespace windtunnel::simulator {

Engine::Engine(const Network& network, std::uint64_t seed, std::uint64_t replication, const RunLimits& limits)
    : m_world(network, seed, replication, limits),
      m_topics(m_world),
      m_admission(m_world, m_topics),
      m_calls(m_world, m_admission),
      m_arrivals(m_world),
      m_interpreter(m_world, m_admission, m_calls, m_arrivals),
      m_groups(m_world, m_topics),
      m_lifecycle(m_world, m_admission, m_calls, m_groups),
      m_autoscaler(m_world, m_lifecycle),
      m_rollouts(m_world, m_lifecycle),
      m_faults(m_world, m_lifecycle, m_arrivals, m_rollouts),
      m_windows(m_world) {
  start();
}

void Engine::start() {
  m_lifecycle.start();
  m_groups.start();
  m_windows.start();
  m_autoscaler.start();
  m_faults.start();
  m_arrivals.start();
  drain();
}

StopReason Engine::advance(Time until) {
  return m_world.kernel.runUntil(until, *this, m_world.limits);
}

model::Status Engine::apply(const Command& command) {
  model::Status status = m_faults.check(command);
  if (!status) return status;
  enterInstant();
  m_faults.apply(command);
  drain();
  return status;
}

// The events alone do not show how requests without any delay went, so their counts are mixed in.
std::uint64_t Engine::fingerprint() const {
  std::uint64_t hash = m_world.kernel.fingerprint();
  const auto mix = [&hash](std::uint64_t value) {
    hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
    hash ^= hash >> 29;
  };
  for (const ComponentState& state : m_world.components) mix(state.meter.ended());
  for (const ConnectionState& state : m_world.connections) {
    mix(state.meter.ended());
    mix(state.tries);
  }
  for (const WorkloadState& state : m_world.workloads)
    for (const std::uint64_t count : state.meter.outcomes()) mix(count);
  return hash;
}

void Engine::handle(const Event& event) {
  enterInstant();
  dispatch(event);
  drain();
}

// Steps are counted anew when time has passed.
void Engine::enterInstant() {
  if (m_world.now() == m_instant) return;
  m_instant = m_world.now();
  m_stepsNow = 0;
}

void Engine::dispatch(const Event& event) {
  switch (event.kind) {
    case kRequestArrives:
    case kAnswerArrives:
    case kWaitEnds:
    case kCallTimesOut:
    case kTryTimesOut:
    case kRetryIsDue:
    case kHedgeIsDue:
      return handleFrame(event);
    case kCpuSettles:
      return settleCpu(m_world, event.subject);
    case kWorkloadArrives:
      return m_arrivals.arrive(event.subject);
    case kUserReturns:
      return m_arrivals.userReturns(event.subject, static_cast<std::uint32_t>(event.payload));
    case kPodIsReady:
    case kPodEnds:
    case kPodRunsOutOfMemory:
    case kEndpointAppears:
    case kEndpointVanishes:
      return handlePod(event);
    default:
      return handleRest(event);
  }
}

void Engine::handleFrame(const Event& event) {
  const FrameId id = event.subject;
  if (m_world.frames[id].generation != event.payload) return;
  switch (event.kind) {
    case kRequestArrives:
      return m_admission.arrive(id);
    case kAnswerArrives:
      return hasComeBack(id);
    case kWaitEnds:
      m_world.frames[id].callTimer = EventHandle();
      return m_world.makeReady(id);
    case kCallTimesOut:
      return m_calls.callTimesOut(id);
    case kTryTimesOut:
      return m_calls.tryTimesOut(id);
    case kRetryIsDue:
      return m_calls.retryIsDue(id);
    default:
      return m_calls.hedgeIsDue(id);
  }
}

void Engine::handlePod(const Event& event) {
  if (m_world.pods[event.subject].life != event.payload) return;
  switch (event.kind) {
    case kPodIsReady:
      return m_lifecycle.podIsReady(event.subject);
    case kPodEnds:
      return m_lifecycle.podEnds(event.subject);
    case kPodRunsOutOfMemory:
      return m_lifecycle.crash(event.subject, Crash::OutOfMemory);
    case kEndpointAppears:
      return m_lifecycle.endpointAppears(event.subject);
    default:
      return m_lifecycle.endpointVanishes(event.subject);
  }
}

void Engine::handleRest(const Event& event) {
  switch (event.kind) {
    case kPrimaryChanges:
      return m_lifecycle.primaryChanges(event.subject, event.payload);
    case kFaultBegins:
      return m_faults.scenarioFaultBegins(event.subject);
    case kFaultEnds:
      return m_faults.faultEnds(event.subject);
    case kDispatch:
      return m_topics.dispatch(event.subject);
    case kRedeliver:
      return m_topics.redeliver(event.subject, event.payload);
    case kSessionEnds:
      return m_groups.sessionEnds(event.subject, event.payload);
    case kRebalanceEnds:
      return m_groups.rebalanceEnds(event.subject);
    case kAutoscalerSyncs:
      return m_autoscaler.handle(event.payload);
    case kRolloutGoesOn:
      return m_rollouts.goOn(event.subject, event.payload);
    case kNodeIsReady:
      return m_lifecycle.nodeIsReady(event.subject);
    case kNodesAreLookedAt:
      return m_lifecycle.lookAtNodes();
    case kWindowCloses:
      return m_windows.close();
    case kWarmupEnds:
      return m_windows.endWarmup();
    default:
      return;
  }
}

// Whatever can go on at this instant does so before time passes. Frames that go on for ever without time
// passing would never let the kernel look at its limits, so they are counted here.
void Engine::drain() {
  while (!m_world.ready.empty()) {
    const FrameRef next = m_world.ready.pop();
    const Frame& frame = m_world.frames[next.id];
    if (frame.generation != next.generation) continue;
    if (++m_stepsNow > m_world.limits.maxEventsAtOneInstant) {
      m_world.ready.clear();
      return m_world.kernel.stop(StopReason::NoTimeProgress);
    }
    goOn(next.id, frame);
  }
}

void Engine::hasComeBack(FrameId id) {
  m_world.frames[id].role == Role::Delivery ? m_topics.lost(id) : m_calls.answered(id);
}

void Engine::goOn(FrameId id, const Frame& frame) {
  if (frame.state != FrameState::Ready && frame.state != FrameState::Travelling) return;
  if (frame.hasEnded) return hasComeBack(id);
  const bool isOutside = (frame.role == Role::Request || frame.role == Role::Delivery) && !frame.isServed;
  if (isOutside) return m_admission.arrive(id);
  m_interpreter.resume(id);
}

}  // namespace windtunnel::simulator
