// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <vector>

#include "simulator/kernel/event.h"
#include "simulator/kernel/fingerprint.h"
#include "simulator/kernel/future_event_list.h"
#include "simulator/kernel/run_limits.h"
#include "simulator/kernel/stop_reason.h"
#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// What the kernel runs: a type whose `handle` switches on the kind of the event. It may also have
/// `std::uint64_t population() const` and `std::size_t memoryBytes() const`, which are held against the
/// limits.
template <class T>
concept EventHandler = requires(T& handler, const Event& event) {
  handler.handle(event);
};

/// Clock, future event list and guard rails of one run. The loop is a template over the handler, so dispatch
/// is a direct call; with the pools at their size nothing is allocated.
class Simulation {
 public:
  Time now() const { return m_now; }
  std::uint64_t executedEvents() const { return m_executed + m_granted - m_budget; }
  std::uint64_t fingerprint() const { return m_fingerprint.value(); }
  std::size_t pendingEvents() const { return m_events.size(); }

  /// Schedules an event; a time in the past counts as now.
  EventHandle scheduleAt(Time time, Event event, Priority priority = kNormalPriority) {
    return checked(m_events.add(std::max(time, m_now), priority, event));
  }
  EventHandle scheduleAfter(Time delay, Event event, Priority priority = kNormalPriority) {
    return checked(m_events.add(later(m_now, delay), priority, event));
  }

  /// The lane for a constant delay: ask when the model is compiled, and schedule on it in the run for O(1).
  LaneId lane(Time delay, Priority priority = kNormalPriority) { return m_events.lane(delay, priority); }
  EventHandle scheduleOn(LaneId lane, Event event) { return checked(m_events.addToLane(lane, m_now, event)); }

  /// True if the event was pending and now will not happen.
  bool cancel(EventHandle handle) { return m_events.cancel(handle); }
  bool isPending(EventHandle handle) const { return m_events.isPending(handle); }

  /// Ends the run after the event being handled. The first reason given stands.
  void stop(StopReason reason) {
    if (!m_stop) m_stop = reason;
    m_granted -= m_budget;
    m_budget = 0;
  }

  /// Handles every event up to and including `until`, then sets the clock to it. May be called again with a
  /// later time to go on; slicing a run changes nothing in it.
  template <EventHandler Handler>
  StopReason runUntil(Time until, Handler& handler, const RunLimits& limits = {}) {
    beginSlice();
    while (grant(limits)) {
      if (runBlock(until, handler) && !m_stop) {
        endSlice(until == kEndOfTime ? m_now : until);
        return m_events.size() == 0 && until == kEndOfTime ? StopReason::Exhausted
                                                           : StopReason::HorizonReached;
      }
      checkHandler(handler, limits);
    }
    endSlice(m_now);
    return *m_stop;
  }

  /// After NoTimeProgress: the events that caused each other, each once, in the order they were met.
  const std::vector<Event>& stuckEvents() const { return m_stuckEvents; }

  std::size_t memoryBytes() const { return m_events.memoryBytes(); }

 private:
  static constexpr std::uint64_t kBlock = 4096;

  EventHandle checked(EventHandle handle) {
    if (!handle) [[unlikely]]
      stop(StopReason::PopulationLimit);
    return handle;
  }

  // True when nothing is left up to `until`, false when the budget is used up.
  template <class Handler>
  bool runBlock(Time until, Handler& handler) {
    while (m_budget > 0) {
      if (!m_events.settle()) return true;
      const Time time = m_events.topTime();
      if (time > until) return true;
      --m_budget;
      const Event event = m_events.take();
      m_now = time;
      m_fingerprint.add(time, event);
      if (m_isRecording) [[unlikely]]
        record(event);
      handler.handle(event);
    }
    return false;
  }

  template <class Handler>
  void checkHandler(const Handler& handler, const RunLimits& limits) {
    std::size_t memory = m_events.memoryBytes();
    if constexpr (requires { handler.memoryBytes(); }) memory += handler.memoryBytes();
    if (memory > limits.maxMemoryBytes) stop(StopReason::MemoryLimit);
    if constexpr (requires { handler.population(); })
      if (handler.population() > limits.maxPopulation) stop(StopReason::PopulationLimit);
  }

  void beginSlice();
  void endSlice(Time until);
  bool grant(const RunLimits& limits);
  void checkProgress(const RunLimits& limits);
  void record(const Event& event);

  FutureEventList m_events;
  Time m_now = 0;
  Fingerprint m_fingerprint;
  std::uint64_t m_budget = 0;    // events that may still be handled before the limits are looked at again
  std::uint64_t m_granted = 0;   // the budget at its last filling
  std::uint64_t m_executed = 0;  // events handled before that
  std::optional<StopReason> m_stop;

  Time m_instant = -1;  // the clock when the limits were last looked at
  std::uint64_t m_eventsAtInstant = 0;
  bool m_isRecording = false;
  std::vector<Event> m_stuckEvents;

  std::chrono::steady_clock::time_point m_sliceStart;
  std::chrono::steady_clock::duration m_elapsed{};
};

}  // namespace windtunnel::simulator
