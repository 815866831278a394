// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "model/core/distribution.h"
#include "simulator/kernel/time.h"
#include "simulator/random/random_stream.h"

namespace windtunnel::simulator {

/// Mean, variance and third central moment of a length of time, in powers of nanoseconds.
struct DurationMoments {
  double mean = 0;
  double variance = 0;
  double third = 0;
};

/// Draws lengths of time from a law of the model, one random number a draw, by inverting the distribution
/// function; results are whole nanoseconds. Constants draw no number. Copies are cheap: tables are shared.
class DurationSampler {
 public:
  /// Always zero.
  DurationSampler() = default;

  /// The sampler of any law but a trace, whose values are read elsewhere; a trace gives zero.
  static DurationSampler of(const model::Distribution& distribution);

  /// Draws each of the values equally often, as a trace does.
  static DurationSampler ofValues(std::vector<Time> values);

  Time sample(RandomStream& stream) const {
    switch (m_law) {
      case Law::Constant:
        return m_constant;
      case Law::Exponential:
        return toTime(m_scale * stream.exponential());
      default:
        return toTime(quantile(stream.uniform()));
    }
  }

  /// The value, in nanoseconds, that a fraction p of all draws stays below, for 0 < p < 1.
  double quantile(double p) const;

  /// The moments of all draws; those of a Pareto law leave out what is rarer than one draw in 10^9, which
  /// keeps them finite.
  DurationMoments moments() const;

  /// For a constant law its value may be scheduled on a lane.
  bool isConstant() const { return m_law == Law::Constant; }
  Time constantValue() const { return m_constant; }

 private:
  enum class Law { Constant, Exponential, Lognormal, Gamma, Weibull, Pareto, Uniform, Points, Values };

  /// About 146 years, so that sums of draws do not overflow.
  static constexpr double kLongest = 0x1p62;
  static Time toTime(double nanoseconds) {
    return static_cast<Time>(nanoseconds < kLongest ? nanoseconds + 0.5 : kLongest);
  }

  double interpolated(double p) const;
  double tabulated(double p) const;

  Law m_law = Law::Constant;
  Time m_constant = 0;
  double m_scale = 0;  // nanoseconds
  double m_shape = 1;
  std::shared_ptr<const std::vector<double>> m_table;
};

}  // namespace windtunnel::simulator
