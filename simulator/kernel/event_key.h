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
  constexpr EventKey() : m_bits(~Bits{0}) {}
  constexpr EventKey(Time time, Priority priority, std::uint64_t sequence, std::uint32_t slot)
      : m_bits((Bits{static_cast<std::uint64_t>(time)} << 64) | (std::uint64_t{priority} << 61) |
               (sequence << 25) | slot) {}

  /// The same place in the order, but naming a lane instead of a slot.
  constexpr EventKey markedFor(LaneId lane) const {
    EventKey key = *this;
    key.m_bits = (m_bits & ~Bits{kIndexMask}) | kLaneMark | lane.index;
    return key;
  }

  constexpr Time time() const { return static_cast<Time>(static_cast<std::uint64_t>(m_bits >> 64)); }
  constexpr bool isLane() const { return (static_cast<std::uint64_t>(m_bits) & kLaneMark) != 0; }
  constexpr std::uint32_t index() const { return static_cast<std::uint32_t>(m_bits) & kMaxIndex; }

  constexpr bool operator<(const EventKey& other) const { return m_bits < other.m_bits; }
  constexpr bool operator==(const EventKey& other) const { return m_bits == other.m_bits; }

 private:
  __extension__ typedef unsigned __int128 Bits;
  static constexpr std::uint64_t kLaneMark = 1ULL << 24;
  static constexpr std::uint64_t kIndexMask = kLaneMark | kMaxIndex;

  Bits m_bits;
};

}  // namespace windtunnel::simulator
