// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/random/gamma_table.h"

#include <algorithm>
#include <cmath>

#include "simulator/random/elementary.h"
#include "simulator/random/quantiles.h"

namespace windtunnel::simulator {
namespace {

// How far log P(X <= e^y) is from the wanted probability, measured in the smaller tail, and its slope in y.
struct Distance {
  double value;
  double slope;
};

Distance distance(double shape, double y, const NormalTails& wanted) {
  const double x = elementary::exp(y);
  const IncompleteGamma reached = incompleteGamma(shape, x);
  const double density = elementary::exp(shape * y - x - logGamma(shape));
  if (wanted.lower < wanted.upper) {
    const double lower = std::max(reached.lower, 1e-300);
    return {elementary::log(lower / wanted.lower), density / lower};
  }
  const double upper = std::max(reached.upper, 1e-300);
  return {-elementary::log(upper / wanted.upper), density / upper};
}

// Newton's method from a neighbouring point. Both logarithms of tail probabilities are concave in y, so the
// step is held to one unit and the iteration settles from any start.
double solve(double shape, double start, const NormalTails& wanted) {
  double y = start;
  for (int i = 0; i < 100; ++i) {
    const Distance d = distance(shape, y, wanted);
    const double step = d.slope > 0 ? std::clamp(-d.value / d.slope, -1.0, 1.0) : (d.value > 0 ? -1.0 : 1.0);
    y += step;
    if (std::fabs(step) < 1e-12) break;
  }
  return y;
}

}  // namespace

std::vector<double> makeGammaTable(double shape) {
  constexpr std::size_t kMiddle = kGammaTablePoints / 2;
  std::vector<double> table(kGammaTablePoints);
  const auto fill = [&](std::size_t i, double start) {
    const double z = kGammaTableEnd * (static_cast<double>(i) / kMiddle - 1);
    table[i] = solve(shape, start, normalTails(z));
  };
  fill(kMiddle, elementary::log(shape));
  for (std::size_t i = kMiddle + 1; i < kGammaTablePoints; ++i) fill(i, table[i - 1]);
  for (std::size_t i = kMiddle; i-- > 0;) fill(i, table[i + 1]);
  return table;
}

}  // namespace windtunnel::simulator
