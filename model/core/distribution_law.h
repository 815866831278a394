// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/core/distribution.h"

/// The natural parameters of each law, resolved from what was written. Times are in seconds. Each function is
/// for distributions of its own kind only.
namespace windtunnel::model {

/// exp(mu + sigma * standard normal).
struct LognormalLaw {
  double mu = 0;
  double sigma = 0;
};
LognormalLaw lognormalLaw(const Distribution& distribution);

/// Density proportional to x^(shape-1) exp(-x/scale).
struct GammaLaw {
  double shape = 1;
  double scale = 0;
};
GammaLaw gammaLaw(const Distribution& distribution);

/// P(X > x) = exp(-(x/scale)^shape).
struct WeibullLaw {
  double shape = 1;
  double scale = 0;
};
WeibullLaw weibullLaw(const Distribution& distribution);

/// P(X > x) = (scale/x)^shape for x >= scale.
struct ParetoLaw {
  double shape = 2;
  double scale = 0;
};
ParetoLaw paretoLaw(const Distribution& distribution);

struct UniformLaw {
  double low = 0;
  double high = 0;
};
UniformLaw uniformLaw(const Distribution& distribution);

/// One point of the inverse distribution function, which is straight between neighbouring points. The first
/// has probability 0 (`min`, or 0 seconds), the last 1 (`max`).
struct QuantilePoint {
  double probability = 0;
  double seconds = 0;
};
std::vector<QuantilePoint> quantiles(const Distribution& distribution);

/// The standard normal quantile of the percentiles the grammar knows: 75, 90, 95, 99, 99.9 (Abramowitz and
/// Stegun, table 26.5, to double precision); 0 for any other.
double normalQuantile(double percentile);

}  // namespace windtunnel::model
