// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/distribution.h"
#include "model/core/duration.h"
#include "model/core/rate.h"
#include "model/core/result.h"

namespace windtunnel::model {

/// How requests arrive: `constant(200/s)`, `poisson(200/s)`, `mmpp(100/s for 30s, 500/s for 5s)`,
/// `ramp(10/s to 500/s over 5m)`, `steps(100/s for 2m, 300/s for 2m)`,
/// `diurnal(mean 200/s, peak 400/s, period 24h)`, `trace(file.csv)`, `users(500, think exponential(3s))`.
struct Arrivals {
  enum class Kind { Constant, Poisson, Mmpp, Ramp, Steps, Diurnal, Trace, Users };

  /// A rate and how long it lasts: the mean sojourn of an MMPP state, the length of a step.
  struct Phase {
    Rate rate;
    Duration duration;

    bool operator==(const Phase&) const = default;
  };

  Kind kind = Kind::Poisson;
  Rate rate;                  ///< Constant, Poisson: the rate. Ramp: where it begins. Diurnal: the mean.
  Rate peak;                  ///< Ramp: where it ends and stays. Diurnal: the highest rate of the sine.
  Duration period;            ///< Ramp: how long it climbs. Diurnal: one day.
  std::vector<Phase> phases;  ///< Mmpp: its states. Steps: in order; the last rate goes on.
  std::int64_t users = 0;     ///< Users: the population of the closed loop.
  Distribution think;         ///< Users: from an answer to the next request.
  std::string file;           ///< Trace.

  static Result<Arrivals> parse(std::string_view text);
  std::string text() const;

  /// Requests per second on average: over the states of an MMPP, over the climb of a ramp, over all steps. 0
  /// for a trace, whose file is not read here, and for users, whose rate depends on the answers.
  double meanRate() const;

  /// True when the next request of a user waits for the answer to the last one.
  bool closed() const { return kind == Kind::Users; }

  bool operator==(const Arrivals&) const = default;
};

/// The word the grammar uses: "poisson".
std::string_view name(Arrivals::Kind kind);

}  // namespace windtunnel::model
