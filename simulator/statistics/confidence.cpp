// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/statistics/confidence.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace windtunnel::simulator {
namespace {

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double tQuantile(std::size_t degrees, double level) {
  const boost::math::students_t law(static_cast<double>(degrees));
  return boost::math::quantile(boost::math::complement(law, (1 - level) / 2));
}

std::vector<double> consecutiveMeans(std::span<const double> sequence, std::size_t length) {
  std::vector<double> means;
  for (std::size_t i = 0; i + length <= sequence.size(); i += length)
    means.push_back(mean(sequence.subspan(i, length)));
  return means;
}

/// Sums of squares and products around the means.
struct Regression {
  Regression(std::span<const double> samples, std::span<const double> deviations)
      : mean(simulator::mean(samples)), middle(simulator::mean(deviations)) {
    for (std::size_t i = 0; i < samples.size(); ++i) {
      together += (deviations[i] - middle) * (samples[i] - mean);
      ofControl += (deviations[i] - middle) * (deviations[i] - middle);
      ofSamples += (samples[i] - mean) * (samples[i] - mean);
    }
  }

  double mean;    // of the samples
  double middle;  // of the deviations
  double together = 0;
  double ofControl = 0;
  double ofSamples = 0;
};

}  // namespace

double ConfidenceInterval::relativeHalfWidth() const {
  return mean == 0 ? std::numeric_limits<double>::infinity() : halfWidth / std::fabs(mean);
}

ConfidenceInterval confidence(std::span<const double> samples, double level) {
  Moments moments;
  for (const double sample : samples)
    if (!std::isnan(sample)) moments.add(sample);
  const std::size_t count = moments.count();
  if (count == 0)
    return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 0};
  if (count == 1) return {moments.mean(), std::numeric_limits<double>::infinity(), 1};
  const double error = std::sqrt(moments.variance() / static_cast<double>(count));
  return {moments.mean(), tQuantile(count - 1, level) * error, count};
}

bool isControlWorthwhile(std::span<const double> samples, std::span<const double> deviations) {
  constexpr std::size_t kFewest = 10;
  constexpr double kSure = 3;  // standard errors of a correlation that is none
  if (deviations.size() != samples.size() || samples.size() < kFewest) return false;
  if (std::any_of(samples.begin(), samples.end(), [](double sample) { return std::isnan(sample); }))
    return false;
  const Regression line(samples, deviations);
  if (line.ofControl <= 0 || line.ofSamples <= 0) return false;
  return line.together * line.together * static_cast<double>(samples.size()) >=
         kSure * kSure * line.ofControl * line.ofSamples;
}

// The regression line where the control has its known mean, with the standard error of a prediction there.
ConfidenceInterval regressionConfidence(std::span<const double> samples, std::span<const double> deviations,
                                        double level) {
  const Regression line(samples, deviations);
  if (line.ofControl <= 0) return confidence(samples, level);
  const auto count = static_cast<double>(samples.size());
  const double slope = line.together / line.ofControl;
  const double residual = std::max(0.0, line.ofSamples - slope * line.together) / (count - 2);
  const double error = std::sqrt(residual * (1 / count + line.middle * line.middle / line.ofControl));
  return {line.mean - slope * line.middle, tQuantile(samples.size() - 2, level) * error, samples.size(),
          true};
}

ConfidenceInterval controlledConfidence(std::span<const double> samples, std::span<const double> deviations,
                                        double level) {
  return isControlWorthwhile(samples, deviations) ? regressionConfidence(samples, deviations, level)
                                                  : confidence(samples, level);
}

double lagOneCorrelation(std::span<const double> sequence) {
  if (sequence.size() < 3) return 0;
  const double middle = mean(sequence);
  double together = 0;
  double squares = 0;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    squares += (sequence[i] - middle) * (sequence[i] - middle);
    if (i > 0) together += (sequence[i] - middle) * (sequence[i - 1] - middle);
  }
  return squares > 0 ? together / squares : 0;
}

// The cut d that makes the squared standard error of what remains smallest: sum (x - mean)^2 / (n - d)^2.
std::size_t mser5(std::span<const double> sequence) {
  const std::vector<double> means = consecutiveMeans(sequence, 5);
  Moments tail;
  std::size_t best = 0;
  double smallest = std::numeric_limits<double>::infinity();
  for (std::size_t i = means.size(); i-- > 0;) {
    tail.add(means[i]);
    const auto count = static_cast<double>(tail.count());
    const double error = tail.variance() * (count - 1) / (count * count);
    if (i > means.size() / 2 || error > smallest) continue;
    smallest = error;
    best = i;
  }
  return best * 5;
}

}  // namespace windtunnel::simulator
