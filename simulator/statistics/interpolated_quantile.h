// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/statistics/histogram.h"

namespace windtunnel::simulator {

/// The quantile of a histogram in nanoseconds, with the values of a bucket spread evenly over it. Two runs
/// that differ by less than a bucket differ here too, where Histogram::quantile() answers the same middle. 0
/// without values.
double interpolatedQuantile(const Histogram& histogram, double q);

}  // namespace windtunnel::simulator
