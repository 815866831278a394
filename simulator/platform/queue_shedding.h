// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/platform/pod.h"

/// Controlled delay (Maurer, "Fail at scale", ACM Queue 2015, after CoDel; Nichols and Jacobson, 2012): a
/// queue that has not been empty for 100 ms is overloaded. One that comes in then may wait for 5 ms only;
/// before, it may wait for 100 ms. Who has waited longer is answered 503. Adaptive LIFO serves the newest
/// first in overload.
namespace windtunnel::simulator::queue_shedding {

inline constexpr Time kInterval = 100 * kMillisecond;
inline constexpr Time kTarget = 5 * kMillisecond;

inline bool isOverloaded(const Pod& pod, Time now) {
  return pod.waiting.size > 0 && now - pod.queueWasEmpty > kInterval;
}

/// A request is about to wait; until when is kept in its frame.
inline void enter(Pod& pod, Frame& frame, Time now) {
  if (pod.waiting.size == 0) pod.queueWasEmpty = now;
  frame.callStarted = now + (isOverloaded(pod, now) ? kTarget : kInterval);
}

inline bool hasExpired(const Frame& frame, Time now) {
  return frame.callStarted < now;
}

}  // namespace windtunnel::simulator::queue_shedding
