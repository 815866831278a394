// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/distribution_law.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace windtunnel::model {
namespace {

struct Moments {
  double mean = 0;
  double squaredVariation = 0;
};

double percentile(const std::string& label) {
  double value = 0;
  std::from_chars(label.data() + 1, label.data() + label.size(), value);
  return value;
}

Moments weibullMoments(WeibullLaw law) {
  const double first = std::tgamma(1 + 1 / law.shape);
  const double second = std::tgamma(1 + 2 / law.shape);
  return {law.scale * first, second / (first * first) - 1};
}

Moments paretoMoments(ParetoLaw law) {
  const double mean = law.scale * law.shape / (law.shape - 1);
  if (law.shape <= 2) return {mean, std::numeric_limits<double>::infinity()};
  return {mean, 1 / (law.shape * (law.shape - 2))};
}

Moments uniformMoments(UniformLaw law) {
  const double mean = (law.low + law.high) / 2;
  const double width = law.high - law.low;
  return {mean, mean > 0 ? width * width / 12 / (mean * mean) : 0};
}

// Straight pieces of the inverse distribution function: E X = sum of dp (a+b)/2, E X^2 = sum of dp
// (a^2+ab+b^2)/3.
Moments empiricalMoments(const std::vector<QuantilePoint>& points) {
  double first = 0;
  double second = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double a = points[i - 1].seconds;
    const double b = points[i].seconds;
    const double share = points[i].probability - points[i - 1].probability;
    first += share * (a + b) / 2;
    second += share * (a * a + a * b + b * b) / 3;
  }
  return {first, first > 0 ? second / (first * first) - 1 : 0};
}

Moments moments(const Distribution& d) {
  using Kind = Distribution::Kind;
  switch (d.kind) {
    case Kind::Constant:
      return {d.parameters.empty() ? 0 : d.parameters[0].duration.seconds(), 0};
    case Kind::Exponential:
      return {d.parameters[0].duration.seconds(), 1};
    case Kind::Lognormal: {
      const LognormalLaw law = lognormalLaw(d);
      const double variance = law.sigma * law.sigma;
      return {std::exp(law.mu + variance / 2), std::expm1(variance)};
    }
    case Kind::Gamma:
      return {d.parameters[0].duration.seconds(), d.parameters[1].number * d.parameters[1].number};
    case Kind::Weibull:
      return weibullMoments(weibullLaw(d));
    case Kind::Pareto:
      return paretoMoments(paretoLaw(d));
    case Kind::Uniform:
      return uniformMoments(uniformLaw(d));
    case Kind::Empirical:
      return empiricalMoments(quantiles(d));
    case Kind::Trace:
      return {};
  }
  return {};
}

}  // namespace

double Distribution::mean() const {
  return moments(*this).mean;
}

double Distribution::squaredCoefficientOfVariation() const {
  return moments(*this).squaredVariation;
}

LognormalLaw lognormalLaw(const Distribution& d) {
  const double center = d.parameters[0].duration.seconds();
  if (d.parameters[0].label == "mean") {
    const double variance = std::log1p(d.parameters[1].number * d.parameters[1].number);
    return {std::log(center) - variance / 2, std::sqrt(variance)};
  }
  const double upper = d.parameters[1].duration.seconds();
  return {std::log(center), std::log(upper / center) / normalQuantile(percentile(d.parameters[1].label))};
}

GammaLaw gammaLaw(const Distribution& d) {
  const double squaredVariation = d.parameters[1].number * d.parameters[1].number;
  return {1 / squaredVariation, d.parameters[0].duration.seconds() * squaredVariation};
}

WeibullLaw weibullLaw(const Distribution& d) {
  return {d.parameters[1].number, d.parameters[0].duration.seconds()};
}

ParetoLaw paretoLaw(const Distribution& d) {
  return {d.parameters[1].number, d.parameters[0].duration.seconds()};
}

UniformLaw uniformLaw(const Distribution& d) {
  return {d.parameters[0].duration.seconds(), d.parameters[1].duration.seconds()};
}

std::vector<QuantilePoint> quantiles(const Distribution& d) {
  std::vector<QuantilePoint> points;
  if (d.parameters.empty() || d.parameters.front().label != "min") points.push_back({0, 0});
  for (const auto& parameter : d.parameters) {
    double probability = 0;
    if (parameter.label == "max") probability = 1;
    if (parameter.label.starts_with('p')) probability = percentile(parameter.label) / 100;
    points.push_back({probability, parameter.duration.seconds()});
  }
  return points;
}

double normalQuantile(double percentile) {
  if (percentile == 75) return 0.67448975019608171;
  if (percentile == 90) return 1.2815515655446004;
  if (percentile == 95) return 1.6448536269514722;
  if (percentile == 99) return 2.3263478740408408;
  if (percentile == 99.9) return 3.0902323061678132;
  return 0;
}

}  // namespace windtunnel::model
