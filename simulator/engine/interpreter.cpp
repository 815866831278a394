// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/engine/interpreter.h"

#include <algorithm>

#include "simulator/data/row_locks.h"
#include "simulator/platform/pod_cpu.h"
#include "simulator/random/hash_key.h"

namespace windtunnel::simulator {
namespace {

/// How long the reader of a key that another one is fetching waits before it asks again.
constexpr Time kLeaseWait = 10 * kMillisecond;

// The same for a client wherever the flag is asked for, and whoever has it at a share has it at a larger one.
bool isOn(const World& world, const Instruction& flag, std::uint32_t client) {
  const std::uint64_t salt = hashKey(world.replication, world.seed) ^ flag.b;
  return static_cast<double>(hashKey(client, salt) >> 11) * 0x1p-53 < flag.share;
}

}  // namespace

// Work and waits of the component itself, in the version of its pod and under the faults in force.
Time Interpreter::drawOwn(const Frame& frame, Index site) {
  const Time usual = m_world.draw(site);
  const Pod& pod = m_world.pods[frame.pod];
  const double slowness = m_world.components[pod.component].slowness * pod.version.slowness;
  return slowness == 1 ? usual : static_cast<Time>(static_cast<double>(usual) * slowness);
}

bool Interpreter::beginWork(FrameId id, Frame& frame, const Instruction& instruction) {
  ++frame.pc;
  const Time work = drawOwn(frame, instruction.a);
  if (work == 0) return true;
  startWork(m_world, id, work);
  return false;
}

bool Interpreter::beginWait(FrameId id, Frame& frame, const Instruction& instruction) {
  ++frame.pc;
  const Time wait = drawOwn(frame, instruction.a);
  if (wait == 0) return true;
  sleep(id, frame, wait, SpanKind::Wait);
  return false;
}

// The volume takes so many writes a second, one after the other; who comes too early waits for its turn.
bool Interpreter::beginWrite(FrameId id, Frame& frame, const Instruction& instruction) {
  ++frame.pc;
  Pod& pod = m_world.pods[frame.pod];
  const Time begin = std::max(m_world.now(), pod.volumeIsFree);
  pod.volumeIsFree = begin + static_cast<Time>(instruction.a);
  ++m_world.components[pod.component].writes;
  if (begin == m_world.now()) return true;
  sleep(id, frame, begin - m_world.now(), SpanKind::VolumeWait);
  return false;
}

void Interpreter::sleep(FrameId id, Frame& frame, Time time, SpanKind kind) {
  m_world.traces.phaseBegins(frame, kind, m_world.now());
  frame.state = FrameState::Sleeping;
  frame.callTimer = m_world.kernel.scheduleAfter(time, {kWaitEnds, id, frame.generation});
}

Index Interpreter::choose(const Instruction& instruction) {
  const double drawn = m_world.siteStreams[instruction.c].uniform();
  for (Index i = 0; i + 1 < instruction.b; ++i) {
    const BranchTarget& branch = m_world.network.branches[instruction.a + i];
    if (drawn < branch.upTo) return branch.target;
  }
  return m_world.network.branches[instruction.a + instruction.b - 1].target;
}

void Interpreter::fork(FrameId id, const Instruction& instruction) {
  Frame& parent = m_world.frames[id];
  parent.state = FrameState::Joining;
  parent.inner = Outcome::Ok;
  parent.pendingBranches = instruction.b;
  for (Index i = 0; i < instruction.b; ++i) {
    const FrameId branchId = m_world.frames.take();
    Frame& branch = m_world.frames[branchId];
    branch.role = Role::Branch;
    branch.parent = id;
    branch.pod = parent.pod;
    branch.operation = parent.operation;
    branch.pc = m_world.network.branches[instruction.a + i].target;
    branch.depth = parent.depth;
    branch.client = parent.client;
    branch.arrived = m_world.now();
    m_world.traces.branchBegins(parent, branch, m_world.now());
    m_world.pods[parent.pod].served.append(m_world.frames, branchId);
    m_world.makeReady(branchId);
  }
}

// An error goes to the handler around the step, or else it ends the frame; true when the frame goes on at
// once.
bool Interpreter::fails(FrameId id, Outcome error) {
  Frame& frame = m_world.frames[id];
  const Index handler = m_world.network.handlerOf(frame.pc);
  if (handler == kNone) {
    end(id, error);
    return false;
  }
  frame.pc = handler;
  return true;
}

void Interpreter::end(FrameId id, Outcome outcome) {
  switch (m_world.frames[id].role) {
    case Role::Root:
      return m_arrivals.ended(id, outcome);
    case Role::Branch:
      return join(id, outcome);
    case Role::Request:
    case Role::Delivery:
      return m_admission.finish(id, outcome);
  }
}

// The first error of a branch is the outcome of all; the others are waited for.
void Interpreter::join(FrameId branchId, Outcome outcome) {
  Frame& branch = m_world.frames[branchId];
  const FrameId parentId = branch.parent;
  m_world.pods[branch.pod].served.remove(m_world.frames, branchId);
  m_world.traces.branchEnds(branch, outcome, m_world.now());
  m_world.frames.giveBack(branchId);
  Frame& parent = m_world.frames[parentId];
  if (parent.inner == Outcome::Ok) parent.inner = outcome;
  if (--parent.pendingBranches > 0) return;
  parent.isResuming = true;
  m_world.makeReady(parentId);
}

bool Interpreter::takeUp(FrameId id, Frame& frame) {
  frame.isResuming = false;
  const OpCode code = m_world.network.program[frame.pc].code;
  const bool isForgiving = code == OpCode::CacheRead || code == OpCode::CacheWrite;  // a cache may be missing
  if (frame.inner != Outcome::Ok && !isForgiving) return fails(id, frame.inner);
  if (frame.inner != Outcome::Ok) frame.isHit = frame.isLeased = false;
  if (code == OpCode::CacheRead && frame.isLeased) {  // asks again, for the same key
    sleep(id, frame, kLeaseWait, SpanKind::Wait);
    return false;
  }
  ++frame.pc;
  return true;
}

// The cache is asked for it later; its entry can be on its way until then.
void Interpreter::drawKey(FrameId id, const Instruction& read) {
  const CachedSite& site = m_world.network.cachedSites[read.c];
  const auto key = static_cast<std::uint32_t>(m_world.keys[read.c].next());
  m_world.frames.registers(id)[read.reg] = key;
  m_world.caches[site.cache].store.prefetch(static_cast<std::uint32_t>(site.firstKey + key));
}

// True when the frame can go on at once. It is the inside of a loop, and a part of it.
[[gnu::always_inline]] inline bool Interpreter::step(FrameId id, Frame& frame,
                                                     const Instruction& instruction) {
  switch (instruction.code) {
    case OpCode::Jump:
      frame.pc = instruction.a;
      return true;
    case OpCode::IfHit:
      frame.pc = frame.isHit ? instruction.a : frame.pc + 1;
      return true;
    case OpCode::Choose:
      frame.pc = choose(instruction);
      return true;
    case OpCode::Flag:
      frame.pc = isOn(m_world, instruction, frame.client) ? frame.pc + 1 : instruction.a;
      return true;
    case OpCode::Repeat:
      m_world.frames.registers(id)[instruction.reg] = instruction.a;
      ++frame.pc;
      return true;
    case OpCode::Loop:
      frame.pc = --m_world.frames.registers(id)[instruction.reg] > 0 ? instruction.a : frame.pc + 1;
      return true;
    case OpCode::Fail:
      if (m_world.siteStreams[instruction.a].chance(instruction.share)) return fails(id, instruction.error);
      ++frame.pc;
      return true;
    case OpCode::Work:
      return beginWork(id, frame, instruction);
    case OpCode::Wait:
      return beginWait(id, frame, instruction);
    case OpCode::Lock:
      ++frame.pc;
      return lockRow(m_world, id, instruction.a, instruction.reg);
    case OpCode::Write:
      return beginWrite(id, frame, instruction);
    case OpCode::Fork:
      fork(id, instruction);
      return false;
    case OpCode::CacheRead:
      if (!frame.isLeased) drawKey(id, instruction);
      m_calls.begin(id);
      return false;
    case OpCode::CacheWrite:
    case OpCode::Publish:
    case OpCode::Call:
      m_calls.begin(id);
      return false;
    case OpCode::End:
      end(id, Outcome::Ok);
      return false;
  }
  return false;
}

void Interpreter::resume(FrameId id) {
  Frame& frame = m_world.frames[id];
  if (frame.span.isSet())
    m_world.traces.phaseEnds(frame, m_world.pods[frame.pod].cpu.throttled(m_world.now()), m_world.now());
  if (frame.isResuming && !takeUp(id, frame)) return;
  std::uint64_t steps = 0;
  while (step(id, frame, m_world.network.program[frame.pc]))
    if (++steps > m_world.limits.maxEventsAtOneInstant)
      return m_world.kernel.stop(StopReason::NoTimeProgress);
}

}  // namespace windtunnel::simulator
