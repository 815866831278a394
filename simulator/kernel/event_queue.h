// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

#include "simulator/kernel/event_heap.h"
#include "simulator/kernel/far_events.h"
#include "simulator/kernel/sorted_run.h"

namespace windtunnel::simulator {

/// The keys of pending events, least first. A few keys lie in a heap alone. Many lie in buckets of time; the
/// earliest bucket becomes a sorted run, and the heap holds only what is added before its end. The order is
/// that of the keys, and does not depend on where they lie.
class EventQueue {
 public:
  std::size_t size() const { return m_near.size() + m_due.size() + m_far.size(); }

  /// Makes the least key the top; false if there is none. Keys that become due are shown to `touch` long
  /// before they are the top, so that it can fetch what they name.
  template <class Touch>
  bool settle(Touch&& touch) {
    if (!m_due.empty()) {
      m_isTopDue = m_near.empty() || m_due.front() < m_near.top();
      return true;
    }
    m_isTopDue = false;
    return !m_near.empty() || refill(touch);
  }

  /// The least key; settle() has just answered true.
  const EventKey& top() const { return m_isTopDue ? m_due.front() : m_near.top(); }

  void push(EventKey key) {
    if (key.time() < m_far.begin()) [[likely]] {
      m_near.push(key);
      if (m_near.size() > m_spillAbove) [[unlikely]]
        spill();
    } else {
      addFar(key);
    }
  }

  /// Removes the top and adds `key`.
  void replaceTop(EventKey key) {
    if (!m_isTopDue && key.time() < m_far.begin()) [[likely]] {
      m_near.replaceTop(key);
    } else {
      removeTop();
      push(key);
    }
  }

  void removeTop() {
    if (m_isTopDue)
      m_due.pop();
    else
      m_near.removeTop();
  }

  /// Drops every key for which `dead` is true.
  template <class Predicate>
  void removeIf(Predicate dead) {
    m_near.removeIf(dead);
    m_due.removeIf(dead);
    m_far.gather(dead);
  }

  std::size_t memoryBytes() const { return m_near.memoryBytes() + m_due.memoryBytes() + m_far.memoryBytes(); }

 private:
  static constexpr std::size_t kSpillAbove = 128;

  // What is seldom needed is kept out of the caller, so that the rest can be a part of it.
  template <class Touch>
  [[gnu::noinline]] bool refill(Touch&& touch) {
    if (m_far.size() == 0) return false;
    m_due.clear();
    m_far.takeEarliest([&](EventKey key) {
      touch(key);
      m_due.add(key);
    });
    m_due.sort();
    return m_isTopDue = true;
  }

  [[gnu::noinline]] void addFar(EventKey key) { m_far.add(key); }
  void spill();

  EventHeap m_near;  // added before m_far.begin()
  SortedRun m_due;   // the bucket before m_far.begin()
  FarEvents m_far;
  bool m_isTopDue = false;
  std::size_t m_spillAbove = kSpillAbove;
};

}  // namespace windtunnel::simulator
