// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/network/calls.h"
#include "simulator/network/circuit_breaker.h"
#include "simulator/platform/pod_cpu.h"

/// How calls and frames are given up: time limits, orphans, dead pods.
namespace windtunnel::simulator {

void Calls::detach(FrameId callerId, FrameId tryId) {
  FrameId* link = &m_world.frames[callerId].firstTry;
  while (*link != tryId) link = &m_world.frames[*link].nextTry;
  Frame& one = m_world.frames[tryId];
  *link = one.nextTry;
  one.nextTry = kNoFrame;
  --m_world.pods[one.pod].outstanding;
  if (one.tryTimer) m_world.kernel.cancel(one.tryTimer);
  one.tryTimer = EventHandle();
}

void Calls::noteCircuit(const Frame& one, Link& link, Outcome outcome) {
  const ConnectionSpec& spec = m_world.network.connections[one.connection];
  if (!spec.breaker.isOn) return;
  const std::size_t known = m_world.components[spec.to].endpoints.size();
  if (circuit_breaker::end(link, spec.breaker, m_world.pods[one.pod].ordinal, known, outcome, one.isTrial,
                           m_world.now()))
    ++m_world.connections[one.connection].ejections;
}

// The caller waits no longer for any of its tries. They failed for the circuit if `outcome` says so; Ok means
// that they were merely not needed.
void Calls::abandonTries(FrameId callerId, Outcome outcome) {
  while (m_world.frames[callerId].firstTry != kNoFrame) {
    const FrameId tryId = m_world.frames[callerId].firstTry;
    Frame& one = m_world.frames[tryId];
    const Index connection = one.connection;
    const ConnectionSpec& spec = m_world.network.connections[connection];
    Link& link = m_world.linkOf(m_world.frames[callerId], spec);
    const bool heldSlot = one.holdsSlot;
    detach(callerId, tryId);
    if (outcome != Outcome::Ok)
      m_world.traces.attemptEnds(one, outcome, m_world.now());
    else
      m_world.traces.attemptIsAbandoned(one, m_world.now());
    if (outcome != Outcome::Ok)
      noteCircuit(one, link, outcome);
    else if (one.isTrial)
      circuit_breaker::abandonTrial(link, m_world.pods[one.pod].ordinal);
    orphan(tryId);
    if (heldSlot) releaseSlot(link, spec, m_world.connections[connection]);
  }
}

// Nobody waits for the try any more. It goes on all the same, unless the callee learns of the deadline.
void Calls::orphan(FrameId tryId) {
  Frame& one = m_world.frames[tryId];
  one.parent = kNoFrame;
  one.holdsSlot = false;
  if (one.hasEnded || one.pod == kNone) return;
  if (!m_world.network.connections[one.connection].propagatesDeadline) return;
  if (one.state == FrameState::Travelling) return;  // dropped on arrival
  if (!one.isServed && one.state != FrameState::Queued) return;
  stopActivity(tryId);
  m_admission.leave(tryId, Outcome::Timeout);
  m_world.frames.giveBack(tryId);
}

void Calls::releaseSlot(Link& link, const ConnectionSpec& spec, ConnectionState& state) {
  --link.inUse;
  state.slotsInUse.add(m_world.now(), -1);
  while (link.inUse < spec.poolConnections && !link.pending.empty()) {
    const Link::PendingCall next = link.pending.pop();
    if (!m_world.frames.isAlive(next.caller)) continue;
    Frame& caller = m_world.frames[next.caller.id];
    if (!caller.isPending || caller.callSerial != next.serial) continue;
    caller.isPending = false;
    --link.waiting;
    state.slotsAwaited.add(m_world.now(), -1);
    send(next.caller.id);
  }
}

void Calls::stopActivity(FrameId id) {
  Frame& frame = m_world.frames[id];
  switch (frame.state) {
    case FrameState::Computing:
      stopWork(m_world, id);
      break;
    case FrameState::Sleeping:
      m_world.kernel.cancel(frame.callTimer);
      break;
    case FrameState::Calling:
      abandonTries(id, Outcome::Ok);
      end(id, Outcome::ConnectionLost);
      break;
    case FrameState::Joining:
      stopBranches(id);
      break;
    case FrameState::Travelling:
    case FrameState::Queued:
    case FrameState::Blocked:
    case FrameState::Ready:
    case FrameState::Free:
      break;
  }
}

void Calls::stopBranches(FrameId parent) {
  FrameList& served = m_world.pods[m_world.frames[parent].pod].served;
  for (FrameId id = served.head; id != kNoFrame;) {
    if (m_world.frames[id].role != Role::Branch || m_world.frames[id].parent != parent) {
      id = m_world.frames[id].next;
      continue;
    }
    stopActivity(id);
    m_world.traces.branchEnds(m_world.frames[id], Outcome::ConnectionLost, m_world.now());
    const FrameId next = m_world.frames[id].next;
    served.remove(m_world.frames, id);
    m_world.frames.giveBack(id);
    id = next;
  }
  m_world.frames[parent].pendingBranches = 0;
}

}  // namespace windtunnel::simulator
