// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>

#include <span>
#include <vector>

namespace windtunnel::app {

/// One sample of a series: time in seconds, value in the series' unit. A value that is not finite is a gap.
struct Sample {
  double time = 0;
  double value = 0;
};

/// The part of a series a chart shows and how it is mapped to pixels.
struct ChartWindow {
  double from = 0;  ///< Seconds at the left edge.
  double to = 1;
  double low = 0;  ///< Value at the bottom edge.
  double high = 1;
  double width = 1;  ///< Pixels.
  double height = 1;
};

/// The polylines of a series in pixels, one per stretch without a gap. Per pixel column only the first, the
/// lowest, the highest and the last sample remain, so that a million samples cost no more than four per
/// column and no peak is lost. Samples must be sorted by time.
std::vector<std::vector<QPointF>> decimate(std::span<const Sample> samples, const ChartWindow& window);

}  // namespace windtunnel::app
