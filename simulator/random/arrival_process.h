// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "model/core/arrivals.h"
#include "simulator/kernel/time.h"
#include "simulator/random/arrival_trace.h"
#include "simulator/random/exponential_source.h"

namespace windtunnel::simulator {

/// A stretch of time over which the rate of arrivals is a straight line.
struct RateSegment {
  Time length = kEndOfTime;
  double rate = 0;   ///< Arrivals per second at its beginning.
  double slope = 0;  ///< Change of the rate, per second and second.
};

/// The open arrival processes of the model: when the next request arrives. Poisson processes of every rate
/// profile are made by inverting the integrated rate (Cinlar, "Introduction to stochastic processes", 1975),
/// so a change of the load factor stretches the same sequence of arrivals instead of drawing a new one.
class ArrivalProcess {
 public:
  /// Of every open kind but a trace, whose file is read elsewhere. A closed workload or a trace never
  /// arrives.
  ArrivalProcess(const model::Arrivals& arrivals, const RandomStream& stream);

  /// Arrivals at recorded moments.
  explicit ArrivalProcess(ArrivalTrace trace)
      : m_gaps(RandomStream(0)), m_trace(std::move(trace)), m_place{RandomStream(0)} {}

  /// A Poisson process along the segments, starting at time zero; the last one goes on for ever.
  ArrivalProcess(std::vector<RateSegment> segments, const RandomStream& stream);

  /// The next arrival after `now`; the last arrival, or the start, was at `now`. kEndOfTime if there is none.
  Time next(Time now);

  /// Multiplies all rates from `now` on (a surge, a slider) and answers the moved time of the pending
  /// arrival.
  Time setFactor(Time now, double factor);

  /// Arrivals per second at `now`, with the factor; `now` must not go back. Not for a trace.
  double rateAt(Time now);

 private:
  // Where on the profile a moment lies. It is copied to look ahead, and the copy of the stream then draws the
  // same sojourns that come when the process itself gets there.
  struct Place {
    RandomStream sojourns;
    std::size_t segment = 0;
    Time begin = 0;
    Time end = kEndOfTime;
  };

  // The rate stays what it is for ever.
  bool isSteady() const { return m_place.end == kEndOfTime && m_segments[m_place.segment].slope == 0; }
  void enter(Place& place, std::size_t segment, Time begin) const;
  void leave(Place& place) const;
  Time arrival() const;
  void moveTo(Time now);

  ExponentialSource m_gaps;  // between the arrivals of a process of rate 1
  std::optional<ArrivalTrace> m_trace;
  std::vector<RateSegment> m_segments;
  bool m_isRandom = true;      // false: evenly spaced
  bool m_isCyclic = false;     // after the last segment comes the first
  bool m_isSwitching = false;  // segment lengths are means of exponential sojourns
  bool m_isSilent = false;     // no segment has a rate
  double m_factor = 1;

  Place m_place;
  Time m_now = 0;
  double m_left = 0;  // integrated rate between m_now and the pending arrival
};

}  // namespace windtunnel::simulator
