// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "simulator/random/duration_sampler.h"
#include "simulator/random/quantiles.h"

namespace windtunnel::simulator {
namespace {

using Raw = std::array<double, 3>;  // E[X], E[X^2], E[X^3]

DurationMoments central(const Raw& raw) {
  const double variance = raw[1] - raw[0] * raw[0];
  return {raw[0], std::max(0.0, variance), raw[2] - 3 * raw[0] * variance - raw[0] * raw[0] * raw[0]};
}

// E[min(X, longest)^n] is the lowest value to the n-th plus an integral over the tail (lowest / x)^shape.
Raw pareto(double lowest, double shape) {
  const double longest = std::pow(1e9, 1 / shape);
  Raw raw{};
  for (int n = 1; n <= 3; ++n) {
    const double slope = n - shape;
    const double tail = std::fabs(slope) < 1e-9 ? std::log(longest) : (std::pow(longest, slope) - 1) / slope;
    raw[static_cast<std::size_t>(n - 1)] = std::pow(lowest, n) * (1 + n * tail);
  }
  return raw;
}

// Pairs of (probability, nanoseconds) with straight lines between them.
Raw piecewise(const std::vector<double>& table) {
  Raw raw{};
  for (std::size_t i = 2; i + 1 < table.size(); i += 2) {
    const double share = table[i] - table[i - 2];
    const double a = table[i - 1];
    const double b = table[i + 1];
    raw[0] += share * (a + b) / 2;
    raw[1] += share * (a * a + a * b + b * b) / 3;
    raw[2] += share * (a * a + b * b) * (a + b) / 4;
  }
  return raw;
}

Raw evenly(const std::vector<double>& values) {
  Raw raw{};
  for (const double value : values)
    for (std::size_t n = 0; n < 3; ++n)
      raw[n] += std::pow(value, static_cast<double>(n + 1)) / static_cast<double>(values.size());
  return raw;
}

}  // namespace

DurationMoments DurationSampler::moments() const {
  switch (m_law) {
    case Law::Constant:
      return {static_cast<double>(m_constant), 0, 0};
    case Law::Exponential:
      return {m_scale, m_scale * m_scale, 2 * m_scale * m_scale * m_scale};
    case Law::Lognormal: {
      const double spread = std::exp(m_shape * m_shape);
      const double mean = m_scale * std::sqrt(spread);
      return {mean, mean * mean * (spread - 1),
              mean * mean * mean * (spread - 1) * (spread - 1) * (spread + 2)};
    }
    case Law::Gamma:
      return {m_scale * m_shape, m_scale * m_scale * m_shape, 2 * m_scale * m_scale * m_scale * m_shape};
    case Law::Weibull: {
      Raw raw{};
      for (std::size_t n = 0; n < 3; ++n) {
        const auto power = static_cast<double>(n + 1);
        raw[n] = std::pow(m_scale, power) * std::exp(logGamma(1 + power * m_shape));
      }
      return central(raw);
    }
    case Law::Pareto:
      return central(pareto(m_scale, -1 / m_shape));
    case Law::Uniform:
      return {m_scale + m_shape / 2, m_shape * m_shape / 12, 0};
    case Law::Points:
      return central(piecewise(*m_table));
    case Law::Values:
      return central(evenly(*m_table));
  }
  return {};
}

}  // namespace windtunnel::simulator
