// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace windtunnel::simulator {

/// Which of the held keys was used least often, and among those least recently: an indexed binary heap.
class FrequencyOrder {
 public:
  FrequencyOrder() = default;
  explicit FrequencyOrder(std::size_t keys) : m_place(keys, kNowhere) {}

  /// A key that is not held comes in, used once.
  void add(std::uint32_t key);
  /// A held key is used once more.
  void use(std::uint32_t key);
  void remove(std::uint32_t key);
  void clear();

  /// The key that makes room; at least one is held.
  std::uint32_t least() const { return m_heap.front().key; }

  std::size_t memoryBytes() const {
    return m_heap.capacity() * sizeof(Entry) + m_place.capacity() * sizeof(std::uint32_t);
  }

 private:
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;
  struct Entry {
    std::uint64_t lastUse = 0;  // counts uses of all keys
    std::uint32_t uses = 0;
    std::uint32_t key = 0;
    bool before(const Entry& other) const {
      return uses != other.uses ? uses < other.uses : lastUse < other.lastUse;
    }
  };

  void put(std::size_t place, Entry entry) {
    m_heap[place] = entry;
    m_place[entry.key] = static_cast<std::uint32_t>(place);
  }
  void siftUp(std::size_t place, Entry entry);
  void siftDown(std::size_t place, Entry entry);

  std::vector<Entry> m_heap;
  std::vector<std::uint32_t> m_place;  // in the heap, by key
  std::uint64_t m_clock = 0;
};

}  // namespace windtunnel::simulator
