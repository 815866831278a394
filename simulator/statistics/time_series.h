// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/kernel/time.h"
#include "simulator/statistics/histogram.h"

/// What happened in each window of simulated time (a second, unless told otherwise). Window i covers
/// [i * width, (i + 1) * width). Times must not go back.
namespace windtunnel::simulator {

/// How many things happened in each window.
class CountSeries {
 public:
  explicit CountSeries(Time width = kSecond) : m_width(width) {}

  void add(Time now, std::uint64_t count = 1) {
    while (now >= m_end) open();
    m_counts.back() += count;
  }

  /// One number a window, up to the one `end` lies in; windows in which nothing happened hold 0.
  std::vector<std::uint64_t> counts(Time end) const;
  Time width() const { return m_width; }
  std::size_t memoryBytes() const { return m_counts.capacity() * sizeof(std::uint64_t); }

 private:
  void open();

  std::vector<std::uint64_t> m_counts;
  Time m_width;
  Time m_end = 0;  // of the window that is open
};

/// The average over time, in each window, of a level that changes in steps.
class LevelSeries {
 public:
  explicit LevelSeries(Time width = kSecond) : m_width(width), m_end(width) {}

  void set(Time now, double level) {
    advance(now);
    m_level = level;
  }
  void add(Time now, double change) { set(now, m_level + change); }

  double level() const { return m_level; }
  /// One average a window, up to `end`; the last one may cover part of its window.
  std::vector<double> averages(Time end) const;
  Time width() const { return m_width; }
  std::size_t memoryBytes() const { return m_averages.capacity() * sizeof(double); }

 private:
  void advance(Time now) {
    while (now >= m_end) close();
    m_area += m_level * static_cast<double>(now - m_since);
    m_since = now;
  }
  void close();

  std::vector<double> m_averages;
  Time m_width;
  Time m_end;
  Time m_since = 0;
  double m_level = 0;
  double m_area = 0;  // level times nanoseconds in the open window
};

/// Latency in one window.
struct LatencyWindow {
  std::uint64_t count = 0;
  double mean = 0;  ///< Nanoseconds, as all below; 0 in an empty window.
  Time p50 = 0;
  Time p95 = 0;
  Time p99 = 0;
  Time largest = 0;
};

/// Latency percentiles of each window.
class LatencySeries {
 public:
  explicit LatencySeries(Time width = kSecond) : m_width(width), m_end(width) {}

  void record(Time now, Time latency) {
    while (now >= m_end) close();
    m_current.record(latency);
  }

  /// One entry a window, up to the one `end` lies in.
  std::vector<LatencyWindow> windows(Time end) const;
  /// The windows already closed, for a display that runs along.
  const std::vector<LatencyWindow>& closed() const { return m_windows; }
  Time width() const { return m_width; }
  std::size_t memoryBytes() const {
    return m_windows.capacity() * sizeof(LatencyWindow) + m_current.memoryBytes();
  }

 private:
  void close();

  std::vector<LatencyWindow> m_windows;
  Histogram m_current;
  Time m_width;
  Time m_end;
};

}  // namespace windtunnel::simulator
