// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "simulator/kernel/event_key.h"

namespace windtunnel::simulator {

/// A 4-ary min-heap of event keys (LaMarca and Ladner, "The influence of caches on the performance of heaps",
/// 1996). The four children of a node fill one cache line, and places behind the end hold the latest key, so
/// that choosing the least child needs neither a branch nor a bound check.
class EventHeap {
 public:
  EventHeap() { grow(); }

  bool empty() const { return m_size == 0; }
  std::size_t size() const { return m_size; }
  const EventKey& top() const { return m_keys[0]; }

  void push(EventKey key) {
    if (m_size + kFanOut >= m_capacity) grow();
    std::size_t hole = m_size++;
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / kFanOut;
      if (!(key < m_keys[parent])) break;
      m_keys[hole] = m_keys[parent];
      hole = parent;
    }
    m_keys[hole] = key;
  }

  /// Removes the top and adds `key` in one pass.
  void replaceTop(EventKey key) {
    if (m_size > 2) return siftDown(0, key);
    const bool isLater = m_keys[1] < key;  // behind the end lies the latest key
    m_keys[0] = isLater ? m_keys[1] : key;
    if (isLater) m_keys[1] = key;
  }

  void removeTop() {
    const EventKey last = m_keys[--m_size];
    m_keys[m_size] = EventKey();
    if (m_size > 0) siftDown(0, last);
  }

  /// Drops every key for which `dead` is true and restores the order.
  template <class Predicate>
  void removeIf(Predicate dead) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_size; ++i)
      if (!dead(m_keys[i])) m_keys[kept++] = m_keys[i];
    for (std::size_t i = kept; i < m_size; ++i) m_keys[i] = EventKey();
    m_size = kept;
    for (std::size_t i = m_size; i-- > 0;) siftDown(i, m_keys[i]);
  }

  std::size_t memoryBytes() const { return m_lines.capacity() * sizeof(CacheLine); }

 private:
  static constexpr std::size_t kFanOut = 4;
  struct alignas(64) CacheLine {
    EventKey keys[kFanOut];
  };

  void siftDown(std::size_t hole, EventKey key) {
    for (std::size_t first = kFanOut * hole + 1; first < m_size; first = kFanOut * hole + 1) {
      const EventKey* child = m_keys + first;
      const std::size_t left = child[1] < child[0] ? 1 : 0;
      const std::size_t right = child[3] < child[2] ? 3 : 2;
      const std::size_t least = child[right] < child[left] ? right : left;
      if (key < child[least]) break;
      m_keys[hole] = child[least];
      hole = first + least;
    }
    m_keys[hole] = key;
  }

  void grow();

  std::vector<CacheLine> m_lines;
  EventKey* m_keys = nullptr;
  std::size_t m_size = 0;
  std::size_t m_capacity = 0;
};

}  // namespace windtunnel::simulator
