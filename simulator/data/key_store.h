// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// Which of a known number of keys a cache holds, and until when each is valid; the least recently used one
/// makes room. Keys are numbers, so that the state is two links and a time for each key.
class KeyStore {
 public:
  KeyStore() = default;
  /// `capacity` is in entries.
  KeyStore(std::uint64_t keys, std::uint64_t capacity);

  /// Whether the key is held and valid; a hit makes it the most recently used.
  bool read(std::uint32_t key, Time now);

  /// Stores the key until `validUntil`.
  void write(std::uint32_t key, Time validUntil);

  /// Forgets everything.
  void clear();

  std::uint64_t size() const { return m_size; }
  std::size_t memoryBytes() const { return m_entries.capacity() * sizeof(Entry); }

 private:
  static constexpr std::uint32_t kNoKey = 0xFFFFFFFF;
  struct Entry {
    Time validUntil = -1;  // negative: not held
    std::uint32_t newer = kNoKey;
    std::uint32_t older = kNoKey;
  };

  void unlink(std::uint32_t key);
  void linkAsNewest(std::uint32_t key);
  void drop(std::uint32_t key);

  std::vector<Entry> m_entries;
  std::uint64_t m_capacity = 0;
  std::uint64_t m_size = 0;
  std::uint32_t m_newest = kNoKey;
  std::uint32_t m_oldest = kNoKey;
};

}  // namespace windtunnel::simulator
