// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "simulator/compile/network.h"
#include "simulator/kernel/run_limits.h"

namespace windtunnel::simulator {

/// Where the figures of a scenario begin to be steady.
struct WarmupFound {
  Time warmup = 0;
  int pilots = 0;        ///< Runs it was found in.
  bool isSteady = true;  ///< False: the figures still change in the second half of the pilot runs.
};

/// Runs pilots of the network, without warm-up and over its whole time, and cuts what is not steady with
/// MSER-5 (White, 1997): the sequence is the number of requests of a workload in flight in each thousandth of
/// the run, averaged over the pilots; the longest cut of all workloads counts. Nothing when a pilot was
/// stopped.
std::optional<WarmupFound> findWarmup(const Network& network, int pilots, int threads,
                                      const RunLimits& limits);

}  // namespace windtunnel::simulator
