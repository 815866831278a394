// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace windtunnel::simulator {

/// How far computed shares of pods or cores may be off.
inline constexpr double kRounding = 1e-9;

inline int roundedUp(double pods) {
  return static_cast<int>(std::ceil(pods - kRounding));
}

inline int roundedDown(double pods) {
  return static_cast<int>(std::floor(pods + kRounding));
}

}  // namespace windtunnel::simulator
