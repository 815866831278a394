// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/network/calls.h"

#include <algorithm>

#include "simulator/network/balancer.h"
#include "simulator/network/circuit_breaker.h"
#include "simulator/network/secure_connections.h"
#include "simulator/network/transport.h"

namespace windtunnel::simulator {
namespace {

constexpr double kMostRetryTokens = 100;

Effect effectOf(OpCode code) {
  switch (code) {
    case OpCode::CacheRead:
      return Effect::CacheRead;
    case OpCode::CacheWrite:
      return Effect::CacheWrite;
    case OpCode::Publish:
      return Effect::Publish;
    default:
      return Effect::None;
  }
}

}  // namespace

void Calls::begin(FrameId callerId) {
  Frame& caller = m_world.frames[callerId];
  const Index connection = m_world.network.program[caller.pc].a;
  const ConnectionSpec& spec = m_world.network.connections[connection];
  ConnectionState& state = m_world.connections[connection];
  if (caller.depth >= m_world.limits.maxCallDepth) {
    m_world.kernel.stop(StopReason::CallDepthLimit);
    return;
  }
  caller.state = FrameState::Calling;
  caller.callStarted = m_world.now();
  ++caller.callSerial;
  caller.retries = caller.hedges = 0;
  caller.meshRetries = caller.meshRetriesOfTry = 0;
  caller.tried.fill(kNone);
  caller.isHit = caller.isLeased = false;
  ++state.begun;
  ++state.inProgress;
  state.inFlight.add(m_world.now(), 1);
  if (!state.rateLimit.take(caller.client, m_world.now())) return refuse(callerId, Outcome::RateLimited);
  if (state.inProgress > spec.bulkhead) return refuse(callerId, Outcome::Overflow);
  if (spec.timeout > 0)
    caller.callTimer =
        m_world.kernel.scheduleOn(state.timeoutLane, {kCallTimesOut, callerId, caller.generation});
  if (spec.retry.budget >= 0)
    state.retryTokens = std::min(kMostRetryTokens, state.retryTokens + spec.retry.budget);
  acquire(callerId);
}

// Takes a slot of the pool, or waits for one, or overflows.
void Calls::acquire(FrameId callerId) {
  Frame& caller = m_world.frames[callerId];
  caller.state = FrameState::Calling;
  m_world.traces.phaseEnds(caller, 0, m_world.now());
  const Index connection = m_world.network.program[caller.pc].a;
  const ConnectionSpec& spec = m_world.network.connections[connection];
  Link& link = m_world.linkOf(caller, spec);
  if (link.inUse < spec.poolConnections) return send(callerId);
  if (link.waiting >= spec.poolPending) {
    noteRefusal(caller, Outcome::Overflow);
    return tryFailed(callerId, Outcome::Overflow, true);
  }
  ++link.waiting;
  m_world.connections[connection].slotsAwaited.add(m_world.now(), 1);
  caller.isPending = true;
  link.pending.push({m_world.frames.ref(callerId), caller.callSerial});
  m_world.traces.phaseBegins(caller, SpanKind::PoolWait, m_world.now(), connection);
}

void Calls::send(FrameId callerId) {
  Frame& caller = m_world.frames[callerId];
  const Instruction& call = m_world.network.program[caller.pc];
  const ConnectionSpec& spec = m_world.network.connections[call.a];
  ConnectionState& state = m_world.connections[call.a];
  ++state.tries;
  ++state.windowTries;
  m_world.traces.phaseEnds(caller, 0, m_world.now());
  const Index pod = pickPod(m_world, caller, call.a, call.b);
  if (pod == kNone) {
    if (caller.firstTry != kNoFrame) return;  // a hedge without a pod: the tries under way still decide
    noteRefusal(caller, Outcome::Unavailable);
    return tryFailed(callerId, Outcome::Unavailable, true);
  }
  const FrameId id = m_world.frames.take();
  Frame& one = m_world.frames[id];
  one.role = Role::Request;
  one.parent = callerId;
  one.pod = pod;
  one.connection = call.a;
  one.operation = call.b;
  one.pc = m_world.network.operations[call.b].program;
  one.depth = static_cast<std::uint8_t>(caller.depth + 1);
  one.client = caller.client;
  if (call.code != OpCode::Call) {
    one.effect = effectOf(call.code);
    one.argument = call.c;
    one.item = m_world.frames.registers(callerId)[call.reg];
  }
  one.nextTry = caller.firstTry;
  if (m_world.network.followsConnections) connect(m_world, caller, one);
  m_world.traces.attemptBegins(caller, one, spec.from, m_world.now());
  caller.firstTry = id;
  ++m_world.pods[pod].outstanding;
  if (spec.poolConnections != kNone) {
    one.holdsSlot = true;
    ++m_world.linkOf(caller, spec).inUse;
    state.slotsInUse.add(m_world.now(), 1);
  }
  if (spec.breaker.isOn)
    one.isTrial =
        circuit_breaker::begin(m_world.linkOf(caller, spec), m_world.pods[pod].ordinal, m_world.now());
  if (spec.retry.perTryTimeout > 0)
    one.tryTimer = m_world.kernel.scheduleOn(state.tryLane, {kTryTimesOut, id, one.generation});
  if (caller.hedges < spec.hedges)
    caller.extraTimer =
        m_world.kernel.scheduleOn(state.hedgeLane, {kHedgeIsDue, callerId, caller.generation});
  sendRequest(m_world, id);
}

void Calls::hedgeIsDue(FrameId callerId) {
  Frame& caller = m_world.frames[callerId];
  const ConnectionSpec& spec = m_world.network.connections[m_world.network.program[caller.pc].a];
  if (caller.isPending || m_world.linkOf(caller, spec).inUse >= spec.poolConnections) return;
  ++caller.hedges;
  ++m_world.connections[m_world.network.program[caller.pc].a].retries;
  ++m_world.connections[m_world.network.program[caller.pc].a].windowRetries;
  send(callerId);
}

void Calls::answered(FrameId tryId) {
  Frame& one = m_world.frames[tryId];
  const FrameId callerId = one.parent;
  if (callerId == kNoFrame) return m_world.frames.giveBack(tryId);
  Frame& caller = m_world.frames[callerId];
  const Index connection = one.connection;
  const ConnectionSpec& spec = m_world.network.connections[connection];
  Link& link = m_world.linkOf(caller, spec);
  const Outcome outcome = one.outcome;
  const bool heldSlot = one.holdsSlot;
  const bool isTurnedAway = one.isTurnedAway;
  const bool forSidecar = isForSidecar(spec, one);
  if (outcome == Outcome::Ok) {
    caller.isHit = one.isHit;
    caller.isLeased = one.isLeased;
  }
  detach(callerId, tryId);
  if (outcome != Outcome::Ok) noteTried(caller, spec, one.pod);
  m_world.traces.attemptEnds(one, outcome, m_world.now());
  noteCircuit(one, link, outcome);
  m_world.frames.giveBack(tryId);
  if (heldSlot) releaseSlot(link, spec, m_world.connections[connection]);
  if (outcome == Outcome::Ok) {
    abandonTries(callerId, Outcome::Ok);
    end(callerId, Outcome::Ok);
  } else if (caller.firstTry == kNoFrame) {
    tryFailed(callerId, outcome, isTurnedAway, forSidecar);
  }
}

void Calls::tryTimesOut(FrameId tryId) {
  Frame& one = m_world.frames[tryId];
  const FrameId callerId = one.parent;
  if (callerId == kNoFrame) return;
  const Index connection = one.connection;
  const ConnectionSpec& spec = m_world.network.connections[connection];
  Link& link = m_world.linkOf(m_world.frames[callerId], spec);
  const bool heldSlot = one.holdsSlot;
  detach(callerId, tryId);
  noteTried(m_world.frames[callerId], spec, one.pod);
  m_world.traces.attemptEnds(one, Outcome::Timeout, m_world.now());
  noteCircuit(one, link, Outcome::Timeout);
  orphan(tryId);
  if (heldSlot) releaseSlot(link, spec, m_world.connections[connection]);
  if (m_world.frames[callerId].firstTry == kNoFrame) tryFailed(callerId, Outcome::Timeout, true);
}

void Calls::callTimesOut(FrameId callerId) {
  abandonTries(callerId, Outcome::Timeout);
  end(callerId, Outcome::Timeout, true);
}

void Calls::refuse(FrameId callerId, Outcome outcome) {
  noteRefusal(m_world.frames[callerId], outcome);
  end(callerId, outcome, true);
}

// A try that was never sent shows in a trace all the same.
void Calls::noteRefusal(const Frame& caller, Outcome outcome) {
  const Instruction& call = m_world.network.program[caller.pc];
  m_world.traces.attemptIsRefused(caller, call, m_world.network.connections[call.a].from, outcome,
                                  m_world.now());
}

void Calls::end(FrameId callerId, Outcome outcome, bool isOwn) {
  Frame& caller = m_world.frames[callerId];
  const Index connection = m_world.network.program[caller.pc].a;
  const ConnectionSpec& spec = m_world.network.connections[connection];
  ConnectionState& state = m_world.connections[connection];
  const Time now = m_world.now();
  m_world.traces.phaseEnds(caller, 0, now);
  if (caller.callTimer) m_world.kernel.cancel(caller.callTimer);
  if (caller.extraTimer) m_world.kernel.cancel(caller.extraTimer);
  caller.callTimer = caller.extraTimer = EventHandle();
  if (caller.isPending) {
    caller.isPending = false;
    --m_world.linkOf(caller, spec).waiting;
    state.slotsAwaited.add(now, -1);
  }
  --state.inProgress;
  state.inFlight.add(now, -1);
  state.meter.record(outcome, now - caller.callStarted);
  if (isOwn) ++state.own[static_cast<std::size_t>(outcome)];
  if (outcome != Outcome::Ok && spec.fallsBack) {
    ++state.fallbacks;
    outcome = Outcome::Ok;
  }
  caller.inner = outcome;
  caller.isResuming = true;
  m_world.makeReady(callerId);
}

}  // namespace windtunnel::simulator
