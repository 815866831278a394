// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/core/duration.h"
#include "model/core/result.h"

namespace windtunnel::model {

/// How many replicas may come or go within a period: `4 pods per 15s`, or `100% per 15s` of those there were
/// at its beginning. Whole numbers above 0 and whole seconds up to 30 min, as autoscaling/v2 takes them.
struct ScalingPolicy {
  enum class Unit { Pods, Percent };

  Unit unit = Unit::Pods;
  std::int64_t amount = 1;
  Duration period;

  static Result<ScalingPolicy> parse(std::string_view text);
  std::string text() const;

  bool operator==(const ScalingPolicy&) const = default;
};

}  // namespace windtunnel::model
