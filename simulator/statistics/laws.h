// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace windtunnel::simulator {

/// The books of a run: whatever arrived was completed, failed, or is still there. A run that breaks this has
/// an error in the simulator, and its figures are no result.
struct ConservationCheck {
  std::uint64_t arrived = 0;
  std::uint64_t completed = 0;
  std::uint64_t failed = 0;
  std::uint64_t inFlight = 0;

  bool holds() const { return arrived == completed + failed + inFlight; }
  /// "1000 arrived = 990 completed + 8 failed + 2 in flight", with "≠" when it does not hold.
  std::string text() const;
};

/// Little's law for one station over a window of time: the average number in it is the rate through it times
/// the average time in it (Little and Graves, 2008). Over a finite window the two sides may differ by what
/// the requests in the station at its two ends spent outside of the window.
struct LittlesLawCheck {
  double averageInSystem = 0;
  double ratePerSecond = 0;   ///< Of those that left in the window.
  double averageSeconds = 0;  ///< Of those that left in the window, from their arrival.
  double windowSeconds = 0;
  double atStart = 0;  ///< In the station when the window began.
  double atEnd = 0;
  double longestSeconds = 0;  ///< The longest time of those that left.
  double oldestSeconds = 0;   ///< The age of the oldest one still there at the end.

  /// Difference of the two sides over the larger one.
  double relativeGap() const;

  /// True when the gap is no larger than those at the two ends can explain.
  bool holds() const;
};

}  // namespace windtunnel::simulator
