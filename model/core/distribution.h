// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/core/duration.h"
#include "model/core/result.h"

namespace windtunnel::model {

/// A random length of time as it was written: `4ms`, `exponential(4ms)`, `lognormal(median 3ms, p99 20ms)`,
/// `lognormal(mean 4ms, cv 1.2)`, `gamma(mean 4ms, cv 0.5)`, `weibull(scale 4ms, shape 1.5)`,
/// `pareto(scale 1ms, shape 2.5)`, `uniform(1ms, 5ms)`, `empirical(p50 3ms, p90 9ms, p99 40ms, max 200ms)`,
/// `trace(file.csv)`. A bare duration is constant.
struct Distribution {
  enum class Kind { Constant, Exponential, Lognormal, Gamma, Weibull, Pareto, Uniform, Empirical, Trace };

  /// One argument: a duration, or a plain number for `cv` and `shape`.
  struct Parameter {
    std::string label;  ///< Empty for a positional argument.
    Duration duration;
    double number = 0;

    bool operator==(const Parameter&) const = default;
  };

  Kind kind = Kind::Constant;
  std::vector<Parameter> parameters;  ///< In the order of the grammar.
  std::string file;                   ///< Of a trace.

  static Result<Distribution> parse(std::string_view text);
  static Distribution constant(Duration duration);
  static Distribution exponential(Duration mean);

  std::string text() const;

  /// Mean in seconds; 0 for a trace, whose file is not read here.
  double mean() const;

  /// Variance over squared mean; infinite for a Pareto law of shape 2 or less, 0 for a trace and for mean 0.
  double squaredCoefficientOfVariation() const;

  bool operator==(const Distribution&) const = default;
};

/// The word the grammar uses: "lognormal".
std::string_view name(Distribution::Kind kind);

}  // namespace windtunnel::model
