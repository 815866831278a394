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
    m_count = 0;
    m_front = m_end = nullptr;
  }
  void add(EventKey key) {
    if (m_unsorted.size() == m_count) [[unlikely]]
      m_unsorted.resize(2 * m_count + 8);
    m_unsorted[m_count++] = key;
  }

  /// Sorts the keys added since clear(). A short run is sorted by counting how many keys come before each,
  /// without a branch that could be mispredicted.
  void sort() {
    if (m_keys.size() < m_count) m_keys.resize(2 * m_count);
    m_front = m_keys.data();
    m_end = m_front + m_count;
    EventKey* const unsorted = m_unsorted.data();
    if (m_count > kShort) {
      std::sort(unsorted, unsorted + m_count);
      std::copy_n(unsorted, m_count, m_front);
      return;
    }
    for (std::size_t i = 0; i < m_count; ++i) {
      const EventKey key = unsorted[i];
      std::size_t rank = 0;
      for (std::size_t j = 0; j < m_count; ++j) rank += unsorted[j] < key ? 1 : 0;
      m_front[rank] = key;
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
  std::size_t m_count = 0;  // of those unsorted
  EventKey* m_front = nullptr;
  EventKey* m_end = nullptr;
};

}  // namespace windtunnel::simulator
