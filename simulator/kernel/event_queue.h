// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

#include "simulator/kernel/event_heap.h"
#include "simulator/kernel/far_events.h"

namespace windtunnel::simulator {

/// The keys of pending events, least first. A few keys lie in a heap alone; of many, the heap holds only
/// those due next and stays in the first-level cache, while the others wait in buckets. The order is that of
/// the keys, and does not depend on where they lie.
class EventQueue {
 public:
  bool empty() const { return m_near.empty(); }
  std::size_t size() const { return m_near.size() + m_far.size(); }
  const EventKey& top() const { return m_near.top(); }

  void push(EventKey key) {
    if (key.time() < m_far.begin()) [[likely]] {
      m_near.push(key);
      if (m_near.size() > m_spillAbove) [[unlikely]]
        spill();
    } else {
      m_far.add(key);
      if (m_near.empty()) refill();
    }
  }

  /// Removes the top and adds `key`.
  void replaceTop(EventKey key) {
    if (key.time() < m_far.begin()) [[likely]] {
      m_near.replaceTop(key);
    } else {
      m_far.add(key);
      removeTop();
    }
  }

  void removeTop() {
    m_near.removeTop();
    if (m_near.empty()) refill();
  }

  /// Drops every key for which `dead` is true.
  template <class Predicate>
  void removeIf(Predicate dead) {
    m_near.removeIf(dead);
    m_far.gather(dead);
    if (m_near.empty()) refill();
  }

  std::size_t memoryBytes() const { return m_near.memoryBytes() + m_far.memoryBytes(); }

 private:
  static constexpr std::size_t kSpillAbove = 128;

  void refill() {
    if (m_far.size() == 0 && m_far.begin() == kEndOfTime) return;
    m_far.takeEarliest([this](EventKey key) { m_near.push(key); });
  }

  // Lays the buckets anew when the heap has become a large part of the whole. The next time is put off until
  // the heap has doubled, in case many keys share one instant; so the cost of a key is constant on average.
  void spill() {
    if (2 * m_near.size() > m_far.size()) {
      m_far.gather([](const EventKey&) { return false; });
      m_near.removeIf([this](const EventKey& key) {
        m_far.add(key);
        return true;
      });
      refill();
    }
    m_spillAbove = std::max(kSpillAbove, 2 * m_near.size());
  }

  EventHeap m_near;  // every key before m_far.begin(); empty only if there is none at all
  FarEvents m_far;
  std::size_t m_spillAbove = kSpillAbove;
};

}  // namespace windtunnel::simulator
