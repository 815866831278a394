// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/time_moments.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <vector>

#include "simulator/random/quantiles.h"

namespace windtunnel::simulator::analytic {
namespace {

constexpr double kMostSkew = 40;
constexpr std::size_t kRows = 33;  // of the table over the skewness

// The cells grow finer towards the tail, which decides the longest of several.
constexpr std::array<double, kCells + 1> kEdges{0,    0.05, 0.1,  0.15,  0.2,   0.25,  0.3,  0.35, 0.4,
                                                0.45, 0.5,  0.55, 0.6,   0.65,  0.7,   0.75, 0.8,  0.85,
                                                0.9,  0.94, 0.97, 0.985, 0.995, 0.999, 1};

// How many standard deviations above the mean a quantile of the Pearson type III law lies.
double pearsonFactor(double skewness, double p) {
  if (skewness < 1e-3) return normalQuantile(p);
  const double shape = 4 / (skewness * skewness);
  return (boost::math::gamma_p_inv(shape, p) - shape) * skewness / 2;
}

// Rows are denser where the skewness is small.
double skewnessOf(std::size_t row) {
  const double place = static_cast<double>(row) / (kRows - 1);
  return kMostSkew * place * place;
}

struct Place {
  std::size_t row;
  double weight;  // of the row after it
};

Place placeOf(double skewness) {
  const double held = std::clamp(skewness, 0.0, kMostSkew);
  const double row = std::min(std::sqrt(held / kMostSkew) * (kRows - 1), kRows - 1.001);
  const auto whole = static_cast<std::size_t>(row);
  const double low = skewnessOf(whole);
  return {whole, (held - low) / (skewnessOf(whole + 1) - low)};
}

// The mean of the law inside each cell, by Simpson's rule; of the last, which has no end, a point near it.
std::array<double, kCells> cellMeans(double skewness) {
  std::array<double, kCells> means{};
  double low = pearsonFactor(skewness, 1e-6);
  for (std::size_t cell = 0; cell + 1 < kCells; ++cell) {
    const double high = pearsonFactor(skewness, kEdges[cell + 1]);
    const double middle = pearsonFactor(skewness, (kEdges[cell] + kEdges[cell + 1]) / 2);
    means[cell] = (low + 4 * middle + high) / 6;
    low = high;
  }
  means[kCells - 1] = pearsonFactor(skewness, 0.99963);
  return means;
}

struct FactorTable {
  std::array<std::array<double, kCells>, kRows> cells;
  std::array<double, kRows> p99;

  FactorTable() {
    for (std::size_t row = 0; row < kRows; ++row) {
      cells[row] = cellMeans(skewnessOf(row));
      p99[row] = pearsonFactor(skewnessOf(row), 0.99);
    }
  }
};

const FactorTable& factors() {
  static const FactorTable kTable;
  return kTable;
}

double skewness(const TimeMoments& time) {
  return time.variance > 0 ? time.third / (time.variance * std::sqrt(time.variance)) : 0;
}

double between(double a, double b, double weight) {
  return a + (b - a) * weight;
}

}  // namespace

bool TimeMoments::isFinite() const {
  return std::isfinite(mean) && std::isfinite(variance);
}

TimeMoments exponentialWith(double probability, double mean) {
  const double first = probability * mean;
  const double second = 2 * first * mean;
  const double third = 3 * second * mean;
  return {first, second - first * first, third - 3 * first * second + 2 * first * first * first};
}

double quantile(const TimeMoments& time, double p) {
  if (time.variance <= 0) return time.mean;
  const double skew = std::clamp(skewness(time), 0.0, kMostSkew);
  double factor = 0;
  if (p == 0.99) {
    const Place place = placeOf(skew);
    factor = between(factors().p99[place.row], factors().p99[place.row + 1], place.weight);
  } else {
    factor = pearsonFactor(skew, p);
  }
  return std::max(0.0, time.mean + factor * std::sqrt(time.variance));
}

double tail(const TimeMoments& time, double seconds) {
  if (time.variance <= 0) return time.mean > seconds ? 1 : 0;
  const double place = (seconds - time.mean) / std::sqrt(time.variance);
  const double skew = std::clamp(skewness(time), 0.0, kMostSkew);
  if (skew < 1e-3) return normalTails(place).upper;
  const double shape = 4 / (skew * skew);
  const double x = shape + place * 2 / skew;
  return x <= 0 ? 1 : boost::math::gamma_q(shape, x);
}

Cells cellsOf(const TimeMoments& time) {
  Cells cells{};
  const Place place = placeOf(skewness(time));
  const double deviation = std::sqrt(std::max(0.0, time.variance));
  for (std::size_t i = 0; i < kCells; ++i)
    cells.seconds[i] =
        std::max(0.0, time.mean + deviation * between(factors().cells[place.row][i],
                                                      factors().cells[place.row + 1][i], place.weight));
  return cells;
}

double cellWeight(std::size_t cell) {
  return kEdges[cell + 1] - kEdges[cell];
}

// The distribution function of the longest is the product of all: the values of all cells in order, each with
// what it adds to the product.
TimeMoments longest(std::span<const TimeMoments> times) {
  if (times.empty()) return {};
  struct Step {
    double seconds;
    std::size_t of;
    double weight;
  };
  std::vector<Step> steps;
  steps.reserve(times.size() * kCells);
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Cells cells = cellsOf(times[i]);
    for (std::size_t cell = 0; cell < kCells; ++cell)
      steps.push_back({cells.seconds[cell], i, cellWeight(cell)});
  }
  std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.seconds < b.seconds; });
  std::vector<double> below(times.size(), 0);
  TimeMixture all;
  double before = 0;
  for (const Step& step : steps) {
    below[step.of] += step.weight;
    double product = 1;
    for (const double share : below) product *= std::min(1.0, share);
    all += TimeMixture::of(product - before, always(step.seconds));
    before = product;
  }
  return all.moments();
}

TimeMixture TimeMixture::of(double share, const TimeMoments& time) {
  return TimeMixture{share, 0, 0, 0}.then(time);
}

TimeMixture& TimeMixture::operator+=(const TimeMixture& other) {
  share += other.share;
  sum += other.sum;
  squares += other.squares;
  cubes += other.cubes;
  return *this;
}

TimeMixture TimeMixture::scaled(double factor) const {
  return {share * factor, sum * factor, squares * factor, cubes * factor};
}

TimeMixture TimeMixture::then(const TimeMoments& time) const {
  const double first = time.mean;
  const double second = time.variance + first * first;
  const double third = time.third + 3 * first * time.variance + first * first * first;
  return {share, sum + share * first, squares + 2 * sum * first + share * second,
          cubes + 3 * squares * first + 3 * sum * second + share * third};
}

TimeMoments TimeMixture::moments() const {
  if (share <= 0) return {};
  const double first = sum / share;
  const double variance = squares / share - first * first;
  return {first, variance > 1e-14 * first * first ? variance : 0,
          cubes / share - 3 * first * variance - first * first * first};
}

}  // namespace windtunnel::simulator::analytic
