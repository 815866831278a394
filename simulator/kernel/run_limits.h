// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace windtunnel::simulator {

/// A flag another thread raises to end a run. The run looks every few thousand events, well within 50 ms.
class Cancellation {
 public:
  void cancel() { m_isCancelled.store(true, std::memory_order_relaxed); }
  void withdraw() { m_isCancelled.store(false, std::memory_order_relaxed); }
  bool isCancelled() const { return m_isCancelled.load(std::memory_order_relaxed); }

 private:
  std::atomic<bool> m_isCancelled = false;
};

/// Guard rails of a run. Each has a StopReason of its own; counts cover the whole run, also when it is made
/// in slices.
struct RunLimits {
  std::uint64_t maxEvents = 2'000'000'000;
  std::uint64_t maxEventsAtOneInstant = 1'000'000;
  std::uint64_t maxPopulation = 5'000'000;  ///< Requests in flight.
  int maxCallDepth = 64;                    ///< Kept by the engine, which knows the calls.
  std::size_t maxMemoryBytes = std::size_t{4} << 30;
  std::chrono::milliseconds maxWallClock = std::chrono::minutes(10);
  const Cancellation* cancellation = nullptr;
};

}  // namespace windtunnel::simulator
