// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "simulator/kernel/event_key.h"

namespace windtunnel::simulator {

/// The pending events of one constant delay, oldest first. They are scheduled in the order they happen in, so
/// a ring does what a heap would, at a constant cost.
class FifoLane {
 public:
  FifoLane(Time delay, Priority priority) : m_ring(kFirstSize), m_delay(delay), m_priority(priority) {}

  Time delay() const { return m_delay; }
  Priority priority() const { return m_priority; }
  bool empty() const { return m_begin == m_end; }
  std::size_t size() const { return m_end - m_begin; }
  const EventKey& front() const { return m_ring[m_begin & (m_ring.size() - 1)]; }
  void pop() { ++m_begin; }

  void push(EventKey key) {
    if (size() == m_ring.size()) grow();
    m_ring[m_end++ & (m_ring.size() - 1)] = key;
  }

  /// Whether a key in the heap stands for this lane. It is never later than the lane's front.
  bool isMarked = false;

  std::size_t memoryBytes() const { return m_ring.capacity() * sizeof(EventKey); }

 private:
  static constexpr std::size_t kFirstSize = 64;

  void grow() {
    std::vector<EventKey> larger(m_ring.size() * 2);
    for (std::size_t i = m_begin; i != m_end; ++i)
      larger[i & (larger.size() - 1)] = m_ring[i & (m_ring.size() - 1)];
    m_ring.swap(larger);
  }

  std::vector<EventKey> m_ring;  // the size is a power of two
  std::size_t m_begin = 0;       // both count up for ever; the place is taken modulo the size
  std::size_t m_end = 0;
  Time m_delay;
  Priority m_priority;
};

}  // namespace windtunnel::simulator
