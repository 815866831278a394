// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "simulator/tracing/trace.h"

namespace windtunnel::simulator {

/// The most a store of runs spends on the traces of one run; its figures take about as much.
inline constexpr std::size_t kMostTraceBytes = 1 << 20;

/// The format of their content; what another version wrote is not read.
inline constexpr int kTraceVersion = 1;

/// The traces of a run as a store keeps them.
struct StoredTraces {
  std::string content;  ///< CBOR (RFC 8949), no longer than was allowed but for the names.
  int count = 0;        ///< Of the traces in it.
};

/// Writes as many traces as there is room for: the slowest first, then an even part of the sample, whose
/// share is less by what is missing.
StoredTraces storedTraces(const TraceSet& set, std::size_t mostBytes = kMostTraceBytes);

/// The traces back; nothing when the content is damaged or was written by another version.
std::optional<TraceSet> readTraces(const std::string& content);

}  // namespace windtunnel::simulator
