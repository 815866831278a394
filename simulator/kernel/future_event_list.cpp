// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/kernel/future_event_list.h"

#include <stdexcept>

namespace windtunnel::simulator {

LaneId FutureEventList::lane(Time delay, Priority priority) {
  for (std::size_t i = 0; i < m_lanes.size(); ++i)
    if (m_lanes[i].delay() == delay && m_lanes[i].priority() == priority)
      return {static_cast<std::uint16_t>(i)};
  if (m_lanes.size() >= EventPool::kNoLane) throw std::length_error("too many constant delays");
  m_lanes.emplace_back(delay, priority);
  return {static_cast<std::uint16_t>(m_lanes.size() - 1)};
}

// The top is the front of a lane, or cancelled.
bool FutureEventList::settleSpecial() {
  while (settleQueue()) {
    const EventKey top = m_queue.top();
    if (top.isLane() ? settleLane(top) : settleSlot(top)) return true;
  }
  return false;
}

bool FutureEventList::settleSlot(EventKey top) {
  if (!m_pool.isCancelled(top.index())) return true;
  m_pool.giveBack(top.index());
  m_queue.removeTop();
  --m_cancelledInHeap;
  return false;
}

bool FutureEventList::settleLane(EventKey top) {
  const LaneId id{static_cast<std::uint16_t>(top.index())};
  FifoLane& lane = m_lanes[id.index];
  dropCancelledFront(lane);
  if (!lane.empty() && lane.front().markedFor(id) == top) return true;
  advance(lane, id);
  if (m_isTopOpen) {
    m_isTopOpen = false;
    m_queue.removeTop();
  }
  return false;
}

void FutureEventList::compact() {
  if (m_isTopOpen) {
    m_isTopOpen = false;
    m_queue.removeTop();
  }
  m_queue.removeIf([this](const EventKey& key) {
    if (key.isLane() || !m_pool.isCancelled(key.index())) return false;
    m_pool.giveBack(key.index());
    return true;
  });
  m_cancelledInHeap = 0;
}

std::size_t FutureEventList::memoryBytes() const {
  std::size_t bytes = m_queue.memoryBytes() + m_pool.memoryBytes();
  for (const FifoLane& lane : m_lanes) bytes += lane.memoryBytes();
  return bytes;
}

}  // namespace windtunnel::simulator
