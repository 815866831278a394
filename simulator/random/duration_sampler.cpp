// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/random/duration_sampler.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/core/distribution_law.h"
#include "simulator/random/gamma_table.h"
#include "simulator/random/quantiles.h"

namespace windtunnel::simulator {
namespace {

using model::Distribution;

struct ScaleAndShape {
  double scale;  // nanoseconds
  double shape;
};

// Median and sigma, computed here rather than taken from the model, whose logarithm is the library's.
ScaleAndShape lognormal(const model::Distribution& distribution) {
  const auto& first = distribution.parameters.at(0);
  const auto& second = distribution.parameters.at(1);
  const double nanoseconds = static_cast<double>(first.duration.nanoseconds);
  if (second.label == "cv") {
    const double spread = 1 + second.number * second.number;
    return {nanoseconds / std::sqrt(spread), std::sqrt(elementary::log(spread))};
  }
  const double ratio = static_cast<double>(second.duration.nanoseconds) / nanoseconds;
  const double percentile = std::strtod(second.label.c_str() + 1, nullptr);
  return {nanoseconds, elementary::log(ratio) / normalQuantile(percentile / 100)};
}

std::vector<double> points(const model::Distribution& distribution) {
  std::vector<double> table;
  for (const model::QuantilePoint& point : model::quantiles(distribution)) {
    table.push_back(point.probability);
    table.push_back(point.seconds * 1e9);
  }
  return table;
}

}  // namespace

DurationSampler DurationSampler::of(const model::Distribution& distribution) {
  DurationSampler sampler;
  const auto set = [&sampler](Law law, double scale, double shape) {
    sampler.m_law = law;
    sampler.m_scale = scale;
    sampler.m_shape = shape;
  };
  const auto nanoseconds = [&](std::size_t i) { return distribution.parameters.at(i).duration.nanoseconds; };
  const auto share = [&](std::vector<double> table) {
    sampler.m_table = std::make_shared<const std::vector<double>>(std::move(table));
  };
  switch (distribution.kind) {
    case Distribution::Kind::Constant:
      sampler.m_constant = distribution.parameters.empty() ? 0 : nanoseconds(0);
      break;
    case Distribution::Kind::Exponential:
      set(Law::Exponential, static_cast<double>(nanoseconds(0)), 1);
      break;
    case Distribution::Kind::Lognormal: {
      const ScaleAndShape law = lognormal(distribution);
      set(Law::Lognormal, law.scale, law.shape);
      break;
    }
    case Distribution::Kind::Gamma: {
      const model::GammaLaw law = model::gammaLaw(distribution);
      set(Law::Gamma, law.scale * 1e9, law.shape);
      share(makeGammaTable(law.shape));
      break;
    }
    case Distribution::Kind::Weibull: {
      const model::WeibullLaw law = model::weibullLaw(distribution);
      set(Law::Weibull, law.scale * 1e9, 1 / law.shape);
      break;
    }
    case Distribution::Kind::Pareto: {
      const model::ParetoLaw law = model::paretoLaw(distribution);
      set(Law::Pareto, law.scale * 1e9, -1 / law.shape);
      break;
    }
    case Distribution::Kind::Uniform:
      set(Law::Uniform, static_cast<double>(nanoseconds(0)),
          static_cast<double>(nanoseconds(1) - nanoseconds(0)));
      break;
    case Distribution::Kind::Empirical:
      set(Law::Points, 1, 1);
      share(points(distribution));
      break;
    case Distribution::Kind::Trace:
      break;
  }
  return sampler;
}

DurationSampler DurationSampler::ofValues(std::vector<Time> values) {
  DurationSampler sampler;
  if (values.empty()) return sampler;
  std::sort(values.begin(), values.end());
  sampler.m_law = Law::Values;
  sampler.m_table = std::make_shared<const std::vector<double>>(values.begin(), values.end());
  return sampler;
}

double DurationSampler::quantile(double p) const {
  switch (m_law) {
    case Law::Constant:
      return static_cast<double>(m_constant);
    case Law::Exponential:
      return -m_scale * elementary::log(1 - p);
    case Law::Lognormal:
      return m_scale * elementary::exp(m_shape * normalQuantile(p));
    case Law::Gamma:
      return m_scale * tabulated(p);
    case Law::Weibull:
      return m_scale * elementary::pow(-elementary::log(1 - p), m_shape);
    case Law::Pareto:
      return m_scale * elementary::pow(1 - p, m_shape);
    case Law::Uniform:
      return m_scale + m_shape * p;
    case Law::Points:
      return interpolated(p);
    case Law::Values: {
      const auto count = static_cast<double>(m_table->size());
      return (*m_table)[std::min(static_cast<std::size_t>(p * count), m_table->size() - 1)];
    }
  }
  return 0;
}

double DurationSampler::tabulated(double p) const {
  const double place = (normalQuantile(p) / kGammaTableEnd + 1) * (kGammaTablePoints / 2);
  const double held = std::clamp(place, 0.0, static_cast<double>(kGammaTablePoints) - 1.001);
  const auto cell = static_cast<std::size_t>(held);
  const double low = (*m_table)[cell];
  return elementary::exp(low + ((*m_table)[cell + 1] - low) * (held - static_cast<double>(cell)));
}

// The table holds pairs (probability, nanoseconds) in rising order.
double DurationSampler::interpolated(double p) const {
  const std::vector<double>& table = *m_table;
  std::size_t i = 2;
  while (i + 2 < table.size() && table[i] < p) i += 2;
  const double width = table[i] - table[i - 2];
  return table[i - 1] + (table[i + 1] - table[i - 1]) * ((p - table[i - 2]) / width);
}

}  // namespace windtunnel::simulator
