// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/kernel/time.h"
#include "simulator/run/outcome.h"
#include "simulator/run/results.h"
#include "simulator/statistics/histogram.h"

namespace windtunnel::simulator {

/// The last closed window of a flow.
struct FlowWindow {
  double rate = 0;
  double errorShare = 0;
  double p50 = 0;  ///< Seconds.
  double p95 = 0;
  double p99 = 0;
};

/// What passes through one element: how it ended and how long it took, since the warm-up and in windows.
class FlowMeter {
 public:
  void record(Outcome outcome, Time latency) {
    ++m_window[static_cast<std::size_t>(outcome)];
    m_windowLatency.record(latency);
    ++m_ended;
  }

  /// Makes room for so many windows, so that closing one allocates nothing.
  void reserve(std::size_t windows);

  /// Ends a window of `seconds` and keeps its figures as the next point of the series.
  void closeWindow(double seconds);

  /// Forgets everything but the series and the count of all that ended: the end of the warm-up.
  void reset();

  const FlowWindow& lastWindow() const { return m_last; }
  /// What has ended in the window that is open.
  const WindowHistogram& windowLatency() const { return m_windowLatency; }
  const OutcomeCounts& windowOutcomes() const { return m_window; }
  const FlowSeries& series() const { return m_series; }
  /// Since the warm-up, the open window included.
  Histogram latency() const;
  OutcomeCounts outcomes() const;
  std::uint64_t ended() const { return m_ended; }  ///< Since the start.

  std::size_t memoryBytes() const;

 private:
  // What every record touches stands in front.
  std::uint64_t m_ended = 0;
  WindowHistogram m_windowLatency;
  OutcomeCounts m_window{};
  OutcomeCounts m_outcomes{};
  Histogram m_latency;
  FlowSeries m_series;
  FlowWindow m_last;
};

/// The percentiles of a histogram of nanoseconds, in seconds.
LatencyFigures figuresOf(const Histogram& histogram);

}  // namespace windtunnel::simulator
