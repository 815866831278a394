// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/kernel/stop_reason.h"

namespace windtunnel::simulator {

const char* name(StopReason reason) {
  switch (reason) {
    case StopReason::HorizonReached:
      return "horizon-reached";
    case StopReason::Exhausted:
      return "exhausted";
    case StopReason::EventLimit:
      return "event-limit";
    case StopReason::NoTimeProgress:
      return "no-time-progress";
    case StopReason::PopulationLimit:
      return "population-limit";
    case StopReason::CallDepthLimit:
      return "call-depth-limit";
    case StopReason::MemoryLimit:
      return "memory-limit";
    case StopReason::WallClockLimit:
      return "wall-clock-limit";
    case StopReason::Cancelled:
      return "cancelled";
  }
  return "unknown";
}

std::string explain(StopReason reason) {
  switch (reason) {
    case StopReason::HorizonReached:
      return "The run reached the end of its time.";
    case StopReason::Exhausted:
      return "The run ended early because nothing was left to happen.";
    case StopReason::EventLimit:
      return "The run stopped at its limit of events. Shorten it, lower the load, or raise the limit.";
    case StopReason::NoTimeProgress:
      return "The run stopped because events cause each other without time passing. Give one step of the "
             "cycle a "
             "duration.";
    case StopReason::PopulationLimit:
      return "The run stopped because too many requests were in flight: more arrive than are answered. Add "
             "capacity, bound the queues, or lower the load.";
    case StopReason::CallDepthLimit:
      return "The run stopped because calls were nested too deeply: components call each other in a circle, "
             "or "
             "the chain of calls is longer than the limit.";
    case StopReason::MemoryLimit:
      return "The run stopped at its limit of memory. Bound the queues, lower the load, or raise the limit.";
    case StopReason::WallClockLimit:
      return "The run stopped because it took too long. Shorten it, lower the load, or raise the limit.";
    case StopReason::Cancelled:
      return "The run was cancelled.";
  }
  return {};
}

bool isComplete(StopReason reason) {
  return reason == StopReason::HorizonReached || reason == StopReason::Exhausted;
}

bool mayResume(StopReason reason) {
  return reason != StopReason::NoTimeProgress && reason != StopReason::CallDepthLimit;
}

}  // namespace windtunnel::simulator
