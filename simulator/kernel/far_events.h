// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "simulator/kernel/event_key.h"

namespace windtunnel::simulator {

/// Keys of events that are not due yet, unsorted in buckets of time: the one-rung form of the ladder queue
/// (Tang, Goh and Thng, 2005). Adding is O(1); the keys of the earliest bucket are taken out all together,
/// and whoever takes them sorts them. Keys behind the last bucket wait in an overflow, from which the buckets
/// are laid anew, with a width that suits what is there, when they have run empty. Chunks of a shared pool
/// hold the keys, so nothing is allocated once the largest population is reached.
class FarEvents {
 public:
  /// Every key held is at or behind this time; keys before it do not belong here.
  Time begin() const { return m_begin; }
  std::size_t size() const { return m_size; }

  void add(EventKey key) {
    ++m_size;
    const auto bucket = static_cast<std::uint64_t>(key.time() - m_origin) >> m_shift;
    put(bucket < m_used ? m_heads[bucket] : m_overflow, key);
  }

  /// Hands the keys of the earliest bucket to `take` and moves begin() behind them. At least one key is
  /// handed out if there is any; when few are left, all are, and begin() becomes the end of time.
  template <class Take>
  void takeEarliest(Take&& take) {
    while (m_next < m_used && m_heads[m_next] == kNone) ++m_next;
    if (m_next == m_used && m_size > kFew) layBuckets();
    if (m_next == m_used) {
      m_begin = kEndOfTime;
      m_used = m_next = 0;
      drain(m_overflow, take);
    } else {
      m_begin = beginOf(m_next + 1);
      drain(m_heads[m_next++], take);
      if (m_next < m_used && m_heads[m_next] != kNone) __builtin_prefetch(&m_chunks[m_heads[m_next] >> 2]);
    }
  }

  /// Gives up the buckets: all keys wait in the overflow, but those for which `dead` is true, which are
  /// dropped.
  template <class Predicate>
  void gather(Predicate dead) {
    const auto keep = [&](EventKey key) {
      if (!dead(key)) put(m_overflow, key), ++m_size;
    };
    std::uint32_t overflow = std::exchange(m_overflow, kNone);
    drain(overflow, keep);
    for (; m_next < m_used; ++m_next) drain(m_heads[m_next], keep);
    m_used = m_next = 0;
  }

  std::size_t memoryBytes() const {
    return m_chunks.capacity() * sizeof(Chunk) + m_heads.capacity() * sizeof(std::uint32_t);
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::size_t kFew = 32;
  static constexpr std::uint32_t kChunkKeys = 3;

  /// One cache line. All chunks of a chain are full but the first, whose count stands in the link to it.
  struct alignas(64) Chunk {
    EventKey keys[kChunkKeys];
    std::uint32_t next = kNone;
  };

  // A link is the index of a chunk times four, plus how many keys it holds (1 to 3).
  static constexpr std::uint32_t link(std::uint32_t chunk, std::uint32_t count) { return chunk << 2 | count; }

  void put(std::uint32_t& head, EventKey key) {
    if (head == kNone || head % 4 == kChunkKeys) head = link(newChunk(head), 0);
    m_chunks[head >> 2].keys[head % 4] = key;
    ++head;
  }

  template <class Take>
  void drain(std::uint32_t& head, Take&& take) {
    while (head != kNone) {
      const std::uint32_t chunk = head >> 2;
      const std::uint32_t count = head % 4;
      for (std::uint32_t i = 0; i < count; ++i) take(m_chunks[chunk].keys[i]);
      m_size -= count;
      head = std::exchange(m_chunks[chunk].next, m_firstFree);
      m_firstFree = chunk;
    }
  }

  Time beginOf(std::size_t bucket) const {
    const std::uint64_t begin =
        static_cast<std::uint64_t>(m_origin) + (static_cast<std::uint64_t>(bucket) << m_shift);
    return begin < static_cast<std::uint64_t>(kEndOfTime) ? static_cast<Time>(begin) : kEndOfTime;
  }

  std::uint32_t newChunk(std::uint32_t next);
  void layBuckets();
  void chooseWidth();

  std::vector<Chunk> m_chunks;
  std::uint32_t m_firstFree = kNone;
  std::vector<std::uint32_t> m_heads;  // links, one for each bucket
  std::uint32_t m_overflow = kNone;
  std::size_t m_used = 0;  // buckets in use
  std::size_t m_next = 0;  // the earliest bucket that may hold something
  std::size_t m_size = 0;
  Time m_origin = 0;  // of the first bucket
  Time m_begin = kEndOfTime;
  int m_shift = 0;  // buckets are 2^shift nanoseconds wide
  std::vector<Time> m_sample;
};

}  // namespace windtunnel::simulator
