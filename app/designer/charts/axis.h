// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace windtunnel::app {

/// What the values of a chart measure; decides how they are written.
enum class ChartUnit { Count, PerSecond, Seconds, Share, Clock };

/// A value with its unit, as short as a tick label needs: "250 ms", "1.2k/s", "97 %", "2:30".
QString formatValue(double value, ChartUnit unit);

/// Round numbers (1, 2 or 5 times a power of ten; for clocks whole seconds, minutes, hours) that divide a
/// range into at most `most` parts, ascending and inside the range.
std::vector<double> niceTicks(double low, double high, int most, ChartUnit unit);

/// The smallest round number at or above a value: the top of an axis that starts at 0.
double niceCeiling(double value, ChartUnit unit);

}  // namespace windtunnel::app
