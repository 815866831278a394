// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace windtunnel::simulator {

/// How a request, a call or a try ended. Everything but Ok is an error class; an error keeps its class on its
/// way back through the callers.
enum class Outcome : std::uint8_t {
  Ok,
  Timeout,         ///< The caller stopped waiting.
  Unavailable,     ///< 503: the pod's queue is full, no endpoint is ready, or the connection was refused.
  Overflow,        ///< The caller's own pool or bulkhead is full.
  RateLimited,     ///< 429: a rate limit let it not through.
  Application,     ///< 500: the operation failed.
  ConnectionLost,  ///< The pod died, or the network lost the message.
};

inline constexpr std::size_t kOutcomes = 7;

/// How often each outcome occurred.
using OutcomeCounts = std::array<std::uint64_t, kOutcomes>;

/// The word used in documents and in JSON: "connection-lost".
const char* name(Outcome outcome);

std::uint64_t total(const OutcomeCounts& counts);
std::uint64_t failures(const OutcomeCounts& counts);

/// Failures as a share of all; 0 when there were none.
double failureShare(const OutcomeCounts& counts);

}  // namespace windtunnel::simulator
