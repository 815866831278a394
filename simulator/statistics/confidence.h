// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace windtunnel::simulator {

/// Running mean and variance (Welford, 1962).
class Moments {
 public:
  void add(double value) {
    ++m_count;
    const double difference = value - m_mean;
    m_mean += difference / static_cast<double>(m_count);
    m_squares += difference * (value - m_mean);
  }

  std::size_t count() const { return m_count; }
  double mean() const { return m_mean; }  ///< 0 without any.
  /// Of the sample, with n - 1; 0 for fewer than two values.
  double variance() const { return m_count < 2 ? 0 : m_squares / static_cast<double>(m_count - 1); }

 private:
  std::size_t m_count = 0;
  double m_mean = 0;
  double m_squares = 0;
};

/// A mean with the half-width of its confidence interval; infinite for fewer than two samples.
struct ConfidenceInterval {
  double mean = 0;
  double halfWidth = 0;
  std::size_t samples = 0;
  bool isControlled = false;  ///< A control variate narrowed it.

  double low() const { return mean - halfWidth; }
  double high() const { return mean + halfWidth; }
  bool contains(double value) const { return low() <= value && value <= high(); }
  /// Half-width over the absolute mean; infinite for mean 0.
  double relativeHalfWidth() const;
};

/// Student's t interval for the mean of independent samples; `level` such as 0.95. Samples that are not
/// numbers are left out; the mean of none is not a number.
ConfidenceInterval confidence(std::span<const double> samples, double level);

/// The interval for the mean of samples, with a control variate if that pays: a quantity measured with each
/// sample that is related to it and whose mean is known. `deviations` are its measured values less that mean.
/// The samples are regressed on it (Lavenberg and Welch, "A perspective on the use of control variables to
/// increase the efficiency of Monte Carlo simulations", 1981). It pays when the correlation is clearly more
/// than chance, which takes ten samples at least; otherwise, or without deviations, this is the plain
/// interval.
ConfidenceInterval controlledConfidence(std::span<const double> samples, std::span<const double> deviations,
                                        double level);

/// Whether the control variate pays for these samples.
bool isControlWorthwhile(std::span<const double> samples, std::span<const double> deviations);

/// The same interval with the control variate in any case; there must be three samples at least, all numbers,
/// and as many deviations. It is linear: of samples that are differences it gives the difference of the
/// means.
ConfidenceInterval regressionConfidence(std::span<const double> samples, std::span<const double> deviations,
                                        double level);

/// The correlation of each value with the one after it; 0 for fewer than three values, or equal ones. Above
/// 2 / sqrt(n) it is hardly chance.
double lagOneCorrelation(std::span<const double> sequence);

/// How many observations at the beginning to leave out as warm-up: MSER-5 (White, 1997). The answer is a
/// multiple of 5 and at most half of the sequence.
std::size_t mser5(std::span<const double> sequence);

}  // namespace windtunnel::simulator
