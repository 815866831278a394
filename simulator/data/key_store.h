// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/data/frequency_order.h"
#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// Which entry makes room for a new one: the least recently used, or the least frequently used.
enum class Eviction : std::uint8_t { LeastRecent, LeastFrequent };

/// Which of a known number of keys a cache holds, and until when each is valid. Keys are numbers, so that the
/// state is two links and a time for each key.
class KeyStore {
 public:
  KeyStore() = default;
  /// `capacity` is in entries.
  KeyStore(std::uint64_t keys, std::uint64_t capacity, Eviction eviction = Eviction::LeastRecent);

  /// Whether the key is held and valid; a hit counts as a use.
  bool read(std::uint32_t key, Time now);

  /// Brings the entry of the key into the cache.
  void prefetch(std::uint32_t key) const { __builtin_prefetch(m_entries.data() + key); }

  /// Stores the key until `validUntil`.
  void write(std::uint32_t key, Time validUntil);

  /// Gives one reader at a time the right to fetch a missing key, until it is written or the lease is over;
  /// false for all others (leases: Nishtala et al., "Scaling Memcache at Facebook", 2013).
  bool lease(std::uint32_t key, Time now);

  /// Forgets one of `parts` equal parts of the keys, and who fetches one of them.
  void forgetPart(std::uint32_t part, std::uint32_t parts);

  /// Forgets everything.
  void clear();

  std::uint64_t size() const { return m_size; }
  std::size_t memoryBytes() const {
    return m_entries.capacity() * sizeof(Entry) + m_leases.capacity() * sizeof(Time) + m_order.memoryBytes();
  }

 private:
  static constexpr std::uint32_t kNoKey = 0xFFFFFFFF;
  struct Entry {
    Time validUntil = -1;  // negative: not held
    std::uint32_t newer = kNoKey;
    std::uint32_t older = kNoKey;
  };

  void use(std::uint32_t key);
  void unlink(std::uint32_t key);
  void linkAsNewest(std::uint32_t key);
  void drop(std::uint32_t key);

  std::vector<Entry> m_entries;
  std::vector<Time> m_leases;  // until when, by key; empty as long as nobody asks for one
  FrequencyOrder m_order;      // of LeastFrequent
  Eviction m_eviction = Eviction::LeastRecent;
  std::uint64_t m_capacity = 0;
  std::uint64_t m_size = 0;
  std::uint32_t m_newest = kNoKey;
  std::uint32_t m_oldest = kNoKey;
};

}  // namespace windtunnel::simulator
