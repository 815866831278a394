// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "simulator/kernel/time.h"
#include "simulator/queueing/ring.h"

namespace windtunnel::simulator {

/// What the replicas of a database have not seen yet: each write is on all of them a lag after it was
/// committed (asynchronous replication). A read that misses the reader's own last write breaks the session
/// guarantee "read your writes" (Terry et al., "Session guarantees for weakly consistent replicated data",
/// 1994).
class Replication {
 public:
  explicit Replication(Time lag = 0) : m_lag(lag) {}

  bool lags() const { return m_lag > 0; }

  void commit(std::uint32_t client, Time now) {
    if (client >= m_lastWrite.size()) m_lastWrite.resize(std::bit_ceil(std::size_t{client} + 1), kNever);
    m_lastWrite[client] = now;
    forget(now);
    m_underWay.push(now);
  }

  /// Whether a replica does not have the client's own last write.
  bool misses(std::uint32_t client, Time now) const {
    return client < m_lastWrite.size() && m_lastWrite[client] != kNever && now < m_lastWrite[client] + m_lag;
  }

  /// Writes no replica has.
  std::size_t underWay(Time now) {
    forget(now);
    return m_underWay.size();
  }

  std::size_t memoryBytes() const { return m_lastWrite.capacity() * sizeof(Time) + m_underWay.memoryBytes(); }

 private:
  static constexpr Time kNever = -1;

  void forget(Time now) {
    while (!m_underWay.empty() && m_underWay.front() + m_lag <= now) m_underWay.pop();
  }

  Time m_lag;
  std::vector<Time> m_lastWrite;  // by client
  Ring<Time> m_underWay;          // when they were committed
};

}  // namespace windtunnel::simulator
