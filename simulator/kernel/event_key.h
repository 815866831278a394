// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "simulator/kernel/event.h"
#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// The place of an event in the total order (time, priority, sequence), and which slot or lane it belongs to,
/// in one 128-bit number: 64 bits time, 3 priority, 36 sequence, 1 lane mark, 24 index. Two keys compare with
/// one subtraction, and because the sequence is unique no two keys are equal.
class EventKey {
 public:
  static constexpr std::uint32_t kMaxIndex = (1U << 24) - 1;
  static constexpr std::uint64_t kMaxSequence = (1ULL << 36) - 1;

  /// Later than every event.
  constexpr EventKey() = default;
  constexpr EventKey(Time time, Priority priority, std::uint64_t sequence, std::uint32_t slot)
      : m_low((std::uint64_t{priority} << 61) | (sequence << 25) | slot),
        m_high(static_cast<std::uint64_t>(time)) {}

  /// The same place in the order, but naming a lane instead of a slot.
  constexpr EventKey markedFor(LaneId lane) const {
    EventKey key = *this;
    key.m_low = (m_low & ~kIndexMask) | kLaneMark | lane.index;
    return key;
  }

  constexpr Time time() const { return static_cast<Time>(m_high); }
  constexpr bool isLane() const { return (m_low & kLaneMark) != 0; }
  constexpr std::uint32_t index() const { return static_cast<std::uint32_t>(m_low) & kMaxIndex; }

  constexpr bool operator<(const EventKey& other) const { return bits() < other.bits(); }
  constexpr bool operator==(const EventKey& other) const { return bits() == other.bits(); }

 private:
  __extension__ typedef unsigned __int128 Bits;
  static constexpr std::uint64_t kLaneMark = 1ULL << 24;
  static constexpr std::uint64_t kIndexMask = kLaneMark | kMaxIndex;

  constexpr Bits bits() const { return (Bits{m_high} << 64) | m_low; }

  std::uint64_t m_low = ~0ULL;
  std::uint64_t m_high = ~0ULL;
};

}  // namespace windtunnel::simulator
