// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/data/row_locks.h"

#include "simulator/engine/world.h"

namespace windtunnel::simulator {

bool RowLocks::take(std::uint32_t id, FrameRef who, Time now) {
  Row& row = m_rows[id];
  if (row.since < 0) {
    row.since = now;
    return true;
  }
  if (m_firstFree == kNone) {
    m_firstFree = static_cast<std::uint32_t>(m_places.size());
    m_places.emplace_back();
  }
  const std::uint32_t place = m_firstFree;
  m_firstFree = m_places[place].next;
  m_places[place] = {who, kNone};
  (row.head == kNone ? row.head : m_places[row.tail].next) = place;
  row.tail = place;
  return false;
}

FrameRef RowLocks::next(std::uint32_t id) {
  Row& row = m_rows[id];
  if (row.head == kNone) return {};
  const std::uint32_t place = row.head;
  row.head = m_places[place].next;
  m_places[place].next = m_firstFree;
  m_firstFree = place;
  return m_places[place].who;
}

void RowLocks::free(std::uint32_t id, Time now) {
  Row& row = m_rows[id];
  row.locked += now - row.since;
  row.since = -1;
  if (row.locked > m_rows[m_longest].locked) m_longest = id;
}

double RowLocks::longest(Time now) const {
  if (m_rows.empty()) return 0;
  const Row& row = m_rows[m_longest];
  return toSeconds(row.locked + (row.since < 0 ? 0 : now - row.since));
}

void RowLocks::reset(Time now) {
  for (Row& row : m_rows) {
    row.locked = 0;
    if (row.since >= 0) row.since = now;
  }
}

bool lockRow(World& world, FrameId id, std::uint32_t site, std::uint8_t reg) {
  Frame& frame = world.frames[id];
  const LockSite& spec = world.network.lockSites[site];
  ComponentState& state = world.components[world.pods[frame.pod].component];
  const auto row = static_cast<std::uint32_t>(spec.firstRow + spec.rows.sample(world.lockStreams[site]));
  world.frames.registers(id)[reg] = row;
  state.locking.add(world.now(), 1);
  if (state.locks.take(row, world.frames.ref(id), world.now())) {
    frame.holdsRow = true;
    return true;
  }
  frame.awaitsRow = true;
  frame.state = FrameState::Blocked;
  state.lockWaiting.add(world.now(), 1);
  world.traces.phaseBegins(frame, SpanKind::LockWait, world.now());
  return false;
}

namespace {

// Those in the queue that have gone in the meantime are passed over.
void passOn(World& world, ComponentState& state, std::uint32_t row) {
  for (FrameRef next = state.locks.next(row); next.id != kNoFrame; next = state.locks.next(row)) {
    if (!world.frames.isAlive(next)) continue;
    Frame& frame = world.frames[next.id];
    if (!frame.awaitsRow) continue;
    frame.awaitsRow = false;
    frame.holdsRow = true;
    state.lockWaiting.add(world.now(), -1);
    return world.makeReady(next.id);
  }
  state.locks.free(row, world.now());
}

}  // namespace

void unlockRow(World& world, FrameId id) {
  Frame& frame = world.frames[id];
  if (!frame.holdsRow && !frame.awaitsRow) return;
  ComponentState& state = world.components[world.pods[frame.pod].component];
  state.locking.add(world.now(), -1);
  if (frame.awaitsRow) state.lockWaiting.add(world.now(), -1);
  const bool held = frame.holdsRow;
  frame.holdsRow = frame.awaitsRow = false;
  if (held) passOn(world, state, world.frames.registers(id)[kLockRegister]);
}

}  // namespace windtunnel::simulator
