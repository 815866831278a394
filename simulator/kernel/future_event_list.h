// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/kernel/event_pool.h"
#include "simulator/kernel/event_queue.h"
#include "simulator/kernel/fifo_lane.h"

namespace windtunnel::simulator {

/// The pending events in the total order (time, priority, sequence of scheduling).
///
/// Two structures share the work, and the order does not depend on which one holds an event. Events with a
/// delay of their own lie in a queue. Events of a constant delay (timeouts, fixed latencies, periods) go to a
/// lane, where scheduling is O(1); one key in the queue stands for the front of each lane. Cancelling is
/// O(1): the slot is marked and its key is dropped when it is met. Cancelled events at the front of a lane
/// are dropped at once, which keeps lanes of timeouts as short as the calls they guard.
class FutureEventList {
 public:
  /// The lane for this delay and priority; the same pair always gives the same lane. Ask before the run, not
  /// in it.
  LaneId lane(Time delay, Priority priority);

  /// Adds an event at `time`, which must not lie before the last one taken. The null handle means the list is
  /// full.
  EventHandle add(Time time, Priority priority, Event event) {
    const std::uint32_t slot = m_pool.take(event, EventPool::kNoLane);
    if (slot == EventPool::kNone) [[unlikely]]
      return {};
    insert(EventKey(time, priority, m_sequence++, slot));
    return m_pool.handle(slot);
  }

  /// Adds an event at `now` plus the delay of the lane.
  EventHandle addToLane(LaneId id, Time now, Event event) {
    FifoLane& lane = m_lanes[id.index];
    const std::uint32_t slot = m_pool.take(event, id.index);
    if (slot == EventPool::kNone) [[unlikely]]
      return {};
    const EventKey key(later(now, lane.delay()), lane.priority(), m_sequence++, slot);
    lane.push(key);
    if (!lane.isMarked) {
      lane.isMarked = true;
      insert(key.markedFor(id));
    }
    return m_pool.handle(slot);
  }

  /// True if the event was pending and now will not happen.
  bool cancel(EventHandle handle) {
    if (!m_pool.isPending(handle)) return false;
    m_pool.markCancelled(handle.slot);
    const std::uint16_t lane = m_pool.lane(handle.slot);
    if (lane != EventPool::kNoLane)
      dropCancelledFront(m_lanes[lane]);
    else if (++m_cancelledInHeap > kCompactAbove && m_cancelledInHeap > m_queue.size() / 2)
      compact();
    return true;
  }

  bool isPending(EventHandle handle) const { return m_pool.isPending(handle); }

  /// Makes the next live event the top; false if there is none.
  bool settle() {
    if (m_isTopOpen) {
      m_isTopOpen = false;
      m_queue.removeTop();
    }
    if (!settleQueue()) return false;
    const EventKey top = m_queue.top();
    return (!top.isLane() && !m_pool.isCancelled(top.index())) || settleSpecial();
  }

  /// False when sequence numbers run out: after 2^36 events were scheduled.
  bool hasSequenceLeft() const { return m_sequence < EventKey::kMaxSequence - (1ULL << 32); }

  /// Time of the top; settle() has just answered true.
  Time topTime() const { return m_queue.top().time(); }

  /// Takes the top out; settle() has just answered true. Its place in the heap stays open, so that the first
  /// event scheduled next costs one pass through the heap instead of two.
  Event take() {
    const EventKey top = m_queue.top();
    std::uint32_t slot = top.index();
    if (top.isLane()) {
      FifoLane& lane = m_lanes[slot];
      slot = lane.front().index();
      lane.pop();
      advance(lane, LaneId{static_cast<std::uint16_t>(top.index())});
    } else {
      m_isTopOpen = true;
    }
    const Event event = m_pool.event(slot);
    m_pool.giveBack(slot);
    return event;
  }

  /// Pending events, with those cancelled but not yet dropped.
  std::size_t size() const { return m_pool.used(); }
  std::size_t memoryBytes() const;

 private:
  static constexpr std::size_t kCompactAbove = 1024;

  void insert(EventKey key) {
    if (m_isTopOpen) {
      m_isTopOpen = false;
      m_queue.replaceTop(key);
    } else {
      m_queue.push(key);
    }
  }

  // The key of the lane at the top is outdated: it is exchanged for the new front, or left open if there is
  // none.
  void advance(FifoLane& lane, LaneId id) {
    m_isTopOpen = lane.empty();
    lane.isMarked = !lane.empty();
    if (!lane.empty()) m_queue.replaceTop(lane.front().markedFor(id));
  }

  void dropCancelledFront(FifoLane& lane) {
    while (!lane.empty() && m_pool.isCancelled(lane.front().index())) {
      m_pool.giveBack(lane.front().index());
      lane.pop();
    }
  }

  bool settleQueue() {
    return m_queue.settle([this](EventKey key) {
      if (!key.isLane()) m_pool.prefetch(key.index());
    });
  }
  bool settleSpecial();
  bool settleSlot(EventKey top);
  bool settleLane(EventKey top);
  void compact();

  EventQueue m_queue;
  EventPool m_pool;
  std::vector<FifoLane> m_lanes;
  std::uint64_t m_sequence = 0;
  std::size_t m_cancelledInHeap = 0;
  bool m_isTopOpen = false;  // the top of the heap was taken and waits to be replaced or removed
};

}  // namespace windtunnel::simulator
