// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/outcome.h"

#include <numeric>

namespace windtunnel::simulator {

const char* name(Outcome outcome) {
  switch (outcome) {
    case Outcome::Ok:
      return "ok";
    case Outcome::Timeout:
      return "timeout";
    case Outcome::Unavailable:
      return "unavailable";
    case Outcome::Overflow:
      return "overflow";
    case Outcome::RateLimited:
      return "rate-limited";
    case Outcome::Application:
      return "application";
    case Outcome::ConnectionLost:
      return "connection-lost";
  }
  return "unknown";
}

std::uint64_t total(const OutcomeCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::uint64_t failures(const OutcomeCounts& counts) {
  return total(counts) - counts[static_cast<std::size_t>(Outcome::Ok)];
}

double failureShare(const OutcomeCounts& counts) {
  const std::uint64_t all = total(counts);
  return all == 0 ? 0 : static_cast<double>(failures(counts)) / static_cast<double>(all);
}

}  // namespace windtunnel::simulator
