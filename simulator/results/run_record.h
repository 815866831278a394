// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "simulator/kernel/stop_reason.h"

namespace windtunnel::simulator {

/// What is kept of a run besides its figures: enough to repeat it and to know it again in a list.
struct RunHeader {
  std::int64_t id = 0;       ///< Given by the store.
  std::int64_t created = 0;  ///< Milliseconds since 1970, UTC; given by the store when 0.
  std::string name;          ///< Given by the user, may be empty.
  std::string note;
  bool isPinned = false;  ///< Kept when old runs are removed.
  std::string designName;
  std::string designHash;  ///< Given by the store: designHash(designText).
  std::string scenario;
  std::uint64_t seed = 0;
  int replications = 1;
  std::string programVersion;
  std::uint64_t fingerprint = 0;
  StopReason stopReason = StopReason::HorizonReached;
  int traces = 0;  ///< Kept with it; given by the store.
  /// A few numbers to compare runs by without loading them ("p99 seconds", "cost per hour"), in this order.
  std::vector<std::pair<std::string, double>> keyFigures;

  bool operator==(const RunHeader&) const = default;
};

struct RunRecord {
  RunHeader header;
  std::string designText;
  std::string resultsJson;

  bool operator==(const RunRecord&) const = default;
};

/// 32 hexadecimal digits that are the same for equal texts: FNV-1a with 128 bits (Fowler, Noll and Vo).
std::string designHash(const std::string& designText);

}  // namespace windtunnel::simulator
