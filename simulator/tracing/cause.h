// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace windtunnel::simulator {

/// What a request waits for on its critical path.
enum class Cause : std::uint8_t {
  Queueing,    ///< For a slot of a component's pods, or for their volume.
  Contention,  ///< For CPU that other requests of the same pod use.
  Locking,     ///< For a row of a database that another statement has locked.
  Service,     ///< For the work and the waits of an operation themselves.
  Throttling,  ///< For the next period, because the CPU quota of this one is used up.
  Network,     ///< For messages on an arrow, proxies and lost messages included.
  Retry,       ///< For tries of an arrow that failed, and for the pauses after them.
  Pool,        ///< For a connection of an arrow's pool.
};

inline constexpr std::size_t kCauses = 8;

/// Whether the cause lies on an arrow instead of in a component.
constexpr bool isOfArrow(Cause cause) {
  return cause >= Cause::Network;
}

/// The word used in JSON: "queueing".
const char* name(Cause cause);

}  // namespace windtunnel::simulator
