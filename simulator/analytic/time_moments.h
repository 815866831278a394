// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

namespace windtunnel::simulator::analytic {

/// A random length of time by its mean, variance and third central moment, in powers of seconds. Where a
/// distribution is needed it is the Pearson type III (a shifted gamma law) with these three.
struct TimeMoments {
  double mean = 0;
  double variance = 0;
  double third = 0;

  /// The moments of a sum of two independent times.
  TimeMoments& operator+=(const TimeMoments& other) {
    mean += other.mean;
    variance += other.variance;
    third += other.third;
    return *this;
  }
  bool isFinite() const;
};

inline TimeMoments operator+(TimeMoments a, const TimeMoments& b) {
  return a += b;
}

/// A time that is always the same.
inline TimeMoments always(double seconds) {
  return {seconds, 0, 0};
}

/// With a probability an exponential time of this mean, otherwise none: the waiting time of a queue.
TimeMoments exponentialWith(double probability, double mean);

/// The time that a share p of all stay below; never negative.
double quantile(const TimeMoments& time, double p);

/// The share of all that take longer.
double tail(const TimeMoments& time, double seconds);

/// The longest of several independent times.
TimeMoments longest(std::span<const TimeMoments> times);

/// A law cut into cells of fixed probabilities, by the mean in each.
inline constexpr std::size_t kCells = 24;
struct Cells {
  std::array<double, kCells> seconds;
};
Cells cellsOf(const TimeMoments& time);
double cellWeight(std::size_t cell);

/// A share of the requests and how long they took: sums of powers, so that shares can be put together.
struct TimeMixture {
  double share = 0;
  double sum = 0;
  double squares = 0;
  double cubes = 0;

  static TimeMixture of(double share, const TimeMoments& time);

  TimeMixture& operator+=(const TimeMixture& other);
  TimeMixture scaled(double factor) const;
  /// Each of them takes so much longer.
  TimeMixture then(const TimeMoments& time) const;
  TimeMoments moments() const;
};

}  // namespace windtunnel::simulator::analytic
