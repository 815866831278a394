// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/magnitude.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace windtunnel::model {
namespace {

// 0.1 + 0.2 is meant as 0.3.
double rounded(double magnitude) {
  return std::strtod(fmt::format("{:.12g}", magnitude).c_str(), nullptr);
}

}  // namespace

bool hasMagnitude(const Property& property) {
  switch (property.type) {
    case ValueType::Integer:
    case ValueType::Number:
    case ValueType::Duration:
    case ValueType::Rate:
    case ValueType::Cpu:
    case ValueType::Memory:
    case ValueType::Share:
    case ValueType::Price:
    case ValueType::Bandwidth:
    case ValueType::Multiplier:
      return true;
    default:
      return false;
  }
}

Value valueOfMagnitude(const Property& property, double magnitude) {
  switch (property.type) {
    case ValueType::Integer:
      return static_cast<std::int64_t>(std::llround(magnitude));
    case ValueType::Number:
      return rounded(magnitude);
    case ValueType::Duration:
      return Duration::fromSeconds(magnitude);
    case ValueType::Rate:
      return Rate{rounded(magnitude), Rate::Per::Second};
    case ValueType::Cpu:
      return Cpu{static_cast<std::int64_t>(std::llround(magnitude * 1000))};
    case ValueType::Memory:
      return Memory{static_cast<std::int64_t>(std::llround(magnitude))};
    case ValueType::Share:
      return Share{rounded(magnitude)};
    case ValueType::Price:
      return Price{rounded(magnitude)};
    case ValueType::Bandwidth:
      return Bandwidth{rounded(magnitude)};
    case ValueType::Multiplier:
      return Multiplier{rounded(magnitude)};
    default:
      return {};
  }
}

}  // namespace windtunnel::model
