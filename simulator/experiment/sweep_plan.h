// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/core/result.h"
#include "model/design/design.h"

namespace windtunnel::simulator {

/// From one magnitude to another, both included, in the property's base unit.
struct MagnitudeRange {
  double from = 0;
  double to = 0;
};

/// A property that is varied, and what it takes: values in document grammar, or any magnitude in a range.
struct SweepParameter {
  model::Path path;
  std::vector<std::string> values;
  std::optional<MagnitudeRange> range;
};

/// One value for each parameter, in document grammar.
using SweepPoint = std::vector<std::string>;

/// All there is to know of a sweep before it runs. Equal plans have equal results.
struct SweepPlan {
  std::string designName;
  std::string designText;  ///< Canonical.
  std::string scenario;
  std::uint64_t seed = 1;
  int replications = 1;
  std::uint64_t maxEvents = 0;
  std::string programVersion;
  std::vector<std::string> parameters;  ///< Paths.
  std::vector<SweepPoint> points;

  bool operator==(const SweepPlan&) const = default;
};

/// `steps` values from the one end of a range to the other in equal steps; whole numbers that fall together
/// count once. The values are in document grammar.
std::vector<std::string> stepsOf(const model::Property& property, const MagnitudeRange& range, int steps);

/// Every combination; the last parameter changes fastest. Parameters must have values.
std::vector<SweepPoint> gridPoints(const std::vector<SweepParameter>& parameters);

/// A Latin hypercube of so many points over ranges and lists of values.
std::vector<SweepPoint> hypercubePoints(const model::Design& design,
                                        const std::vector<SweepParameter>& parameters, std::size_t count,
                                        std::uint64_t seed);

/// The design at one point of the sweep.
model::Result<model::Design> designAt(const model::Design& design, const std::vector<std::string>& parameters,
                                      const SweepPoint& point);

/// Names a plan: 32 hexadecimal digits, the same for equal plans.
std::string sweepId(const SweepPlan& plan);

}  // namespace windtunnel::simulator
