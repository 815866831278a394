// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "simulator/kernel/event_key.h"

namespace windtunnel::simulator {

/// Keys of events that are not due yet, unsorted in a ring of buckets of time: a calendar queue (Brown, 1988)
/// whose buckets hold a single year. Adding is O(1); the keys of the earliest bucket are taken out all
/// together, and whoever takes them sorts them. Keys more than a year ahead wait in an overflow, which is
/// looked through once a year. The ring is laid anew, with a width that suits what is there, when a year has
/// shown that the old one does not. A bucket is a chain of nodes of a shared pool, so nothing is allocated
/// once the largest population is reached.
class FarEvents {
 public:
  /// Every key held is at or behind this time; keys before it do not belong here.
  Time begin() const { return m_begin; }
  std::size_t size() const { return m_size; }

  void add(EventKey key) {
    ++m_size;
    const std::uint64_t bucket = static_cast<std::uint64_t>(key.time() - m_origin) >> m_shift;
    put(bucket - m_next < m_used ? m_heads[bucket & (m_used - 1)] : m_overflow, key);
  }

  /// Hands the keys of the earliest bucket to `take` and moves begin() behind them. At
  /// least one key is handed out if there is any; when few are left, all are, and begin() becomes the end of
  /// time.
  template <class Take>
  void takeEarliest(Take&& take) {
    skipEmpty();
    while (m_next == m_newYear && m_size > kFew) {
      beginYear();
      skipEmpty();
    }
    if (m_next == m_newYear) {
      gather();
      m_begin = kEndOfTime;
      drain(m_overflow, take);
    } else {
      const std::size_t before = m_size;
      drain(m_heads[m_next++ & (m_used - 1)], take);
      m_taken += before - m_size;
      m_begin = beginOf(m_next);
      const std::uint32_t following = m_heads[m_next & (m_used - 1)];
      if (following != kNone) __builtin_prefetch(&m_nodes[following]);
    }
  }

  /// Gives up the buckets: all keys wait in the overflow.
  void gather() {
    gather([](const EventKey&) { return false; });
  }
  /// As gather(), and drops the keys for which `dead` is true.
  template <class Predicate>
  void gather(Predicate dead) {
    const auto keep = [&](EventKey key) {
      if (!dead(key)) put(m_overflow, key), ++m_size;
    };
    std::uint32_t overflow = std::exchange(m_overflow, kNone);
    drain(overflow, keep);
    for (std::size_t i = 0; i < m_used; ++i) drain(m_heads[i], keep);
    m_used = 0;
    m_next = m_newYear = 0;
  }

  std::size_t memoryBytes() const {
    return m_nodes.capacity() * sizeof(Node) + m_heads.capacity() * sizeof(std::uint32_t);
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::size_t kFew = 32;

  struct Node {
    EventKey key;
    std::uint32_t next = kNone;
  };

  void put(std::uint32_t& head, EventKey key) {
    if (m_firstFree == kNone) [[unlikely]]
      growNodes();
    const std::uint32_t index = m_firstFree;
    Node& node = m_nodes[index];
    m_firstFree = node.next;
    node.key = key;
    node.next = head;
    head = index;
  }

  // A node is free before `take` sees its key, so that keys put back find room.
  template <class Take>
  void drain(std::uint32_t& head, Take&& take) {
    while (head != kNone) {
      const std::uint32_t index = head;
      const Node node = m_nodes[index];
      m_nodes[index].next = m_firstFree;
      m_firstFree = index;
      head = node.next;
      --m_size;
      take(node.key);
    }
  }

  Time beginOf(std::uint64_t bucket) const {
    const std::uint64_t begin = static_cast<std::uint64_t>(m_origin) + (bucket << m_shift);
    return begin < static_cast<std::uint64_t>(kEndOfTime) ? static_cast<Time>(begin) : kEndOfTime;
  }

  void skipEmpty() {
    while (m_next < m_newYear && m_heads[m_next & (m_used - 1)] == kNone) ++m_next;
  }

  void growNodes();
  void beginYear();
  void layBuckets();
  void chooseWidth();
  void addOverflow();

  std::vector<Node> m_nodes;
  std::uint32_t m_firstFree = kNone;
  std::vector<std::uint32_t> m_heads;  // links, one for each bucket; bucket n lies at n modulo m_used
  std::uint32_t m_overflow = kNone;    // keys behind the last bucket of the ring when they were added
  std::size_t m_used = 0;              // buckets in the ring, a power of two
  std::uint64_t m_next = 0;            // the earliest bucket that may hold something
  std::uint64_t m_newYear = 0;         // the bucket at which the overflow is looked through
  std::size_t m_taken = 0;             // keys taken out this year
  std::size_t m_size = 0;
  Time m_origin = 0;  // of bucket 0
  Time m_begin = kEndOfTime;
  int m_shift = 0;  // buckets are 2^shift nanoseconds wide
  std::vector<Time> m_sample;
};

}  // namespace windtunnel::simulator
