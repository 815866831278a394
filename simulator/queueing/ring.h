// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace windtunnel::simulator {

/// First in, first out, in a ring that grows when it is full and keeps its memory.
template <class T>
class Ring {
 public:
  bool empty() const { return m_begin == m_end; }
  std::size_t size() const { return m_end - m_begin; }
  void push(T value) {
    if (size() == m_items.size()) grow();
    m_items[m_end++ & (m_items.size() - 1)] = std::move(value);
  }
  const T& front() const { return m_items[m_begin & (m_items.size() - 1)]; }
  T pop() { return std::move(m_items[m_begin++ & (m_items.size() - 1)]); }
  void clear() { m_begin = m_end = 0; }
  std::size_t memoryBytes() const { return m_items.capacity() * sizeof(T); }

 private:
  void grow() {
    std::vector<T> larger(m_items.empty() ? 16 : m_items.size() * 2);
    for (std::size_t i = m_begin; i != m_end; ++i)
      larger[i & (larger.size() - 1)] = std::move(m_items[i & (m_items.size() - 1)]);
    m_items.swap(larger);
  }

  std::vector<T> m_items;  // the size is a power of two
  std::size_t m_begin = 0;
  std::size_t m_end = 0;
};

}  // namespace windtunnel::simulator
