// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/kernel/event.h"

namespace windtunnel::simulator {

/// Where pending events lie while their keys move about. A slot is taken at scheduling and given back when
/// its key leaves the order; giving it back makes every handle to it stale. Memory is kept, so a run that has
/// reached its largest population allocates no more.
class EventPool {
 public:
  static constexpr std::uint16_t kNoLane = 0xFFFF;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The slot the event now lies in, or kNone when an event key can name no more.
  std::uint32_t take(Event event, std::uint16_t lane) {
    if (m_firstFree == kNone && !grow()) [[unlikely]]
      return kNone;
    const std::uint32_t index = m_firstFree;
    Slot& slot = m_data[index];
    m_firstFree = slot.next;
    slot.payload = event.payload;
    slot.subject = event.subject;
    slot.kind = event.kind;
    slot.lane = lane;
    slot.next = kPending;
    ++m_used;
    return index;
  }

  void giveBack(std::uint32_t index) {
    Slot& slot = m_data[index];
    ++slot.generation;
    slot.next = m_firstFree;
    m_firstFree = index;
    --m_used;
  }

  Event event(std::uint32_t index) const {
    const Slot& slot = m_data[index];
    return {slot.kind, slot.subject, slot.payload};
  }

  bool isCancelled(std::uint32_t index) const { return m_data[index].next == kCancelled; }
  void markCancelled(std::uint32_t index) { m_data[index].next = kCancelled; }
  std::uint16_t lane(std::uint32_t index) const { return m_data[index].lane; }
  EventHandle handle(std::uint32_t index) const { return {index, m_data[index].generation}; }

  /// Brings the slot into the cache.
  void prefetch(std::uint32_t index) const { __builtin_prefetch(m_data + index); }

  bool isPending(EventHandle handle) const {
    return handle.slot < m_slots.size() && m_data[handle.slot].generation == handle.generation &&
           m_data[handle.slot].next == kPending;
  }

  std::size_t used() const { return m_used; }
  std::size_t memoryBytes() const { return m_slots.capacity() * sizeof(Slot); }

 private:
  static constexpr std::uint32_t kPending = 0xFFFFFFFE;
  static constexpr std::uint32_t kCancelled = 0xFFFFFFFD;
  struct Slot {
    std::uint64_t payload = 0;
    std::uint32_t subject = 0;
    std::uint16_t kind = 0;
    std::uint16_t lane = kNoLane;
    std::uint32_t generation = 1;
    std::uint32_t next = kNone;  // the next free slot, or one of the two states above
  };

  bool grow();

  std::vector<Slot> m_slots;
  Slot* m_data = nullptr;
  std::uint32_t m_firstFree = kNone;
  std::size_t m_used = 0;
};

}  // namespace windtunnel::simulator
