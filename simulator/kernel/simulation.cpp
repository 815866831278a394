// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/kernel/simulation.h"

namespace windtunnel::simulator {
namespace {
constexpr std::size_t kMaxStuckEvents = 64;
}

void Simulation::beginSlice() {
  m_stop.reset();
  m_sliceStart = std::chrono::steady_clock::now();
}

void Simulation::endSlice(Time until) {
  m_executed += m_granted - m_budget;
  m_granted = m_budget = 0;
  m_now = std::max(m_now, until);
  m_elapsed += std::chrono::steady_clock::now() - m_sliceStart;
}

// Looks at every limit the kernel keeps, and fills the budget up to the next look. Blocks end exactly on the
// event limit, and are short enough that the limit of events at one instant is noticed.
bool Simulation::grant(const RunLimits& limits) {
  m_executed += m_granted - m_budget;
  checkProgress(limits);
  m_granted = m_budget = 0;
  if (m_stop) return false;
  if (m_executed >= limits.maxEvents || !m_events.hasSequenceLeft()) stop(StopReason::EventLimit);
  if (limits.cancellation != nullptr && limits.cancellation->isCancelled()) stop(StopReason::Cancelled);
  if (m_elapsed + (std::chrono::steady_clock::now() - m_sliceStart) > limits.maxWallClock)
    stop(StopReason::WallClockLimit);
  if (m_stop) return false;
  const std::uint64_t untilNextLook = std::clamp<std::uint64_t>(limits.maxEventsAtOneInstant / 4, 1, kBlock);
  m_granted = std::min(untilNextLook, limits.maxEvents - m_executed);
  m_budget = m_granted;
  return true;
}

// When half of the limit has passed at one instant, the events of the second half are noted, so that the run
// can say which ones cause each other.
void Simulation::checkProgress(const RunLimits& limits) {
  m_eventsAtInstant = m_now == m_instant ? m_eventsAtInstant + (m_granted - m_budget) : 0;
  m_instant = m_now;
  if (m_eventsAtInstant >= limits.maxEventsAtOneInstant) stop(StopReason::NoTimeProgress);
  const bool isSuspicious = m_eventsAtInstant > 0 && m_eventsAtInstant >= limits.maxEventsAtOneInstant / 2;
  if (isSuspicious && !m_isRecording) m_stuckEvents.clear();
  m_isRecording = isSuspicious && !m_stop;
}

void Simulation::record(const Event& event) {
  const auto isSame = [&event](const Event& other) {
    return other.kind == event.kind && other.subject == event.subject;
  };
  if (m_stuckEvents.size() < kMaxStuckEvents &&
      std::none_of(m_stuckEvents.begin(), m_stuckEvents.end(), isSame))
    m_stuckEvents.push_back(event);
}

}  // namespace windtunnel::simulator
