// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace windtunnel::simulator {

/// Every way a run can stop.
enum class StopReason {
  HorizonReached,   ///< Simulated time reached the point asked for.
  Exhausted,        ///< Nothing is left to happen.
  EventLimit,       ///< RunLimits::maxEvents.
  NoTimeProgress,   ///< RunLimits::maxEventsAtOneInstant: events cause each other without time passing.
  PopulationLimit,  ///< RunLimits::maxPopulation requests in flight, or more pending events than can be
                    ///< named.
  CallDepthLimit,   ///< RunLimits::maxCallDepth calls inside each other.
  MemoryLimit,      ///< RunLimits::maxMemoryBytes.
  WallClockLimit,   ///< RunLimits::maxWallClock.
  Cancelled,        ///< The caller asked for it.
};

/// Stable name for files and JSON ("horizon-reached").
const char* name(StopReason reason);

/// What happened and what to do about it, in one or two sentences for people.
std::string explain(StopReason reason);

/// True for the reasons after which a run's figures describe the whole span asked for.
bool isComplete(StopReason reason);

/// True if running on from here is meaningful: with a later horizon, a larger limit or the cancellation
/// withdrawn.
bool mayResume(StopReason reason);

}  // namespace windtunnel::simulator
