// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/data/frequency_order.h"

#include <algorithm>

namespace windtunnel::simulator {

void FrequencyOrder::add(std::uint32_t key) {
  m_heap.emplace_back();
  siftUp(m_heap.size() - 1, {++m_clock, 1, key});
}

void FrequencyOrder::use(std::uint32_t key) {
  const std::size_t place = m_place[key];
  Entry entry = m_heap[place];
  entry.lastUse = ++m_clock;
  ++entry.uses;
  siftDown(place, entry);
}

void FrequencyOrder::remove(std::uint32_t key) {
  const std::size_t place = m_place[key];
  const Entry last = m_heap.back();
  m_heap.pop_back();
  m_place[key] = kNowhere;
  if (place == m_heap.size()) return;
  siftDown(place, last);
  siftUp(m_place[last.key], last);
}

void FrequencyOrder::clear() {
  m_heap.clear();
  std::fill(m_place.begin(), m_place.end(), kNowhere);
}

void FrequencyOrder::siftUp(std::size_t place, Entry entry) {
  for (; place > 0 && entry.before(m_heap[(place - 1) / 2]); place = (place - 1) / 2)
    put(place, m_heap[(place - 1) / 2]);
  put(place, entry);
}

void FrequencyOrder::siftDown(std::size_t place, Entry entry) {
  for (std::size_t child = 2 * place + 1; child < m_heap.size(); child = 2 * place + 1) {
    if (child + 1 < m_heap.size() && m_heap[child + 1].before(m_heap[child])) ++child;
    if (!m_heap[child].before(entry)) break;
    put(place, m_heap[child]);
    place = child;
  }
  put(place, entry);
}

}  // namespace windtunnel::simulator
