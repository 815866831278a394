// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/engine/frame_pool.h"
#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

struct World;

/// The rows of a database that its statements lock, each held by one statement at a time; who comes to a
/// locked row waits in its queue, first come, first served (as tuple locks of PostgreSQL).
class RowLocks {
 public:
  explicit RowLocks(std::size_t rows = 0) : m_rows(rows) {}

  /// Locks the row at once, or puts `who` into its queue and returns false.
  bool take(std::uint32_t row, FrameRef who, Time now);

  /// The holder of the row is through with it: the first of its queue, if there is one.
  FrameRef next(std::uint32_t row);
  /// Nobody is left in its queue.
  void free(std::uint32_t row, Time now);

  /// Seconds the row that was locked longest has been locked since the last reset.
  double longest(Time now) const;
  /// Forgets the past, not who holds what: the end of the warm-up.
  void reset(Time now);

  std::size_t memoryBytes() const {
    return m_rows.capacity() * sizeof(Row) + m_places.capacity() * sizeof(Place);
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Row {
    Time since = -1;  // locked; negative: free
    Time locked = 0;  // before that
    std::uint32_t head = kNone;
    std::uint32_t tail = kNone;
  };
  struct Place {  // in a queue
    FrameRef who;
    std::uint32_t next = kNone;
  };

  std::vector<Row> m_rows;
  std::vector<Place> m_places;
  std::uint32_t m_firstFree = kNone;
  std::uint32_t m_longest = 0;  // the row
};

/// Locks a row for the statement of the frame, drawn by the law of lock site `site`, and keeps it in register
/// `reg`; false if it has to be waited for.
bool lockRow(World& world, FrameId id, std::uint32_t site, std::uint8_t reg);

/// The statement of the frame has ended: what it held goes to the next one, and it waits for nothing.
void unlockRow(World& world, FrameId id);

}  // namespace windtunnel::simulator
