// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace windtunnel::simulator {

/// What happens to whom. The kernel gives no meaning to the fields; the handler switches on `kind`.
struct Event {
  std::uint16_t kind = 0;
  std::uint32_t subject = 0;
  std::uint64_t payload = 0;

  bool operator==(const Event&) const = default;
};

/// Order of events at one instant: a smaller number happens first, equal numbers in the order of scheduling.
using Priority = std::uint8_t;
inline constexpr Priority kFirstPriority = 0;
inline constexpr Priority kNormalPriority = 4;
inline constexpr Priority kLastPriority = 7;

/// Names a scheduled event for as long as it is pending. A handle of an event that has happened or was
/// cancelled stays harmless: cancelling it again does nothing.
struct EventHandle {
  std::uint32_t slot = 0;
  std::uint32_t generation = 0;  ///< 0 names no event.

  explicit operator bool() const { return generation != 0; }
  bool operator==(const EventHandle&) const = default;
};

/// A queue of events that are all scheduled with one constant delay; see FutureEventList.
struct LaneId {
  std::uint16_t index = 0;
  bool operator==(const LaneId&) const = default;
};

}  // namespace windtunnel::simulator
