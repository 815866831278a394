// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/statistics/interpolated_quantile.h"

#include <algorithm>

namespace windtunnel::simulator {

double interpolatedQuantile(const Histogram& histogram, double q) {
  const double rank = q * static_cast<double>(histogram.count());
  double before = 0;
  for (const Histogram::Bucket& bucket : histogram.buckets()) {
    const auto count = static_cast<double>(bucket.count);
    if (before + count < rank) {
      before += count;
      continue;
    }
    const auto low = static_cast<double>(std::max(bucket.low, histogram.smallest()));
    const auto high = static_cast<double>(std::min(bucket.high, histogram.largest()));
    return low + std::max(0.0, high - low) * (rank - before) / count;
  }
  return static_cast<double>(histogram.largest());
}

}  // namespace windtunnel::simulator
