// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "simulator/kernel/event_key.h"

namespace windtunnel::simulator {

/// Keys sorted all at once and then taken one by one. Behind the last one stands a key later than every
/// event.
class SortedRun {
 public:
  bool empty() const { return m_front == m_end; }
  std::size_t size() const { return static_cast<std::size_t>(m_end - m_front); }
  const EventKey& front() const { return *m_front; }
  void pop() { ++m_front; }

  /// Forgets the run; the keys added from here on make the next one.
  void clear() {
    m_unsorted.clear();
    m_front = m_end = nullptr;
  }
  void add(EventKey key) { m_unsorted.push_back(key); }

  /// Sorts the keys added since clear(). A short run is sorted by counting how many keys come before each,
  /// without a branch that could be mispredicted.
  void sort() {
    const std::size_t count = m_unsorted.size();
    if (m_keys.size() < count) m_keys.resize(2 * count);
    m_front = m_keys.data();
    m_end = m_front + count;
    if (count > kShort) {
      std::sort(m_unsorted.begin(), m_unsorted.end());
      std::copy(m_unsorted.begin(), m_unsorted.end(), m_keys.begin());
      return;
    }
    for (const EventKey& key : m_unsorted) {
      std::size_t rank = 0;
      for (const EventKey& other : m_unsorted) rank += other < key ? 1 : 0;
      m_keys[rank] = key;
    }
  }

  /// Drops the keys for which `dead` is true, of those not taken yet.
  template <class Predicate>
  void removeIf(Predicate dead) {
    m_end = std::remove_if(m_front, m_end, dead);
  }

  std::size_t memoryBytes() const { return (m_keys.capacity() + m_unsorted.capacity()) * sizeof(EventKey); }

 private:
  static constexpr std::size_t kShort = 24;

  std::vector<EventKey> m_keys;
  std::vector<EventKey> m_unsorted;
  EventKey* m_front = nullptr;
  EventKey* m_end = nullptr;
};

}  // namespace windtunnel::simulator
