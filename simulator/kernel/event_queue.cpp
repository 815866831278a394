// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/kernel/event_queue.h"

namespace windtunnel::simulator {

// Lays the buckets anew when the heap has become a large part of the whole. The next time is put off until
// the heap has doubled, in case many keys share one instant; so the cost of a key is constant on average.
void EventQueue::spill() {
  if (2 * m_near.size() > m_far.size()) {
    m_far.gather();
    const auto move = [this](const EventKey& key) {
      m_far.add(key);
      return true;
    };
    m_due.removeIf(move);
    m_near.removeIf(move);
    refill([](const EventKey&) {});
  }
  m_spillAbove = std::max(kSpillAbove, 2 * (m_near.size() + m_due.size()));
}

}  // namespace windtunnel::simulator
