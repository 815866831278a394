// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace windtunnel::simulator {

/// Logarithms of the quantiles of the gamma law with scale 1, at the probabilities of the standard normal
/// scores -kGammaTableEnd ... kGammaTableEnd in even steps. Over that scale the logarithm is nearly straight,
/// so straight interpolation between the points is good to 1e-4 relative for every shape from 0.05 on
/// (tested).
inline constexpr std::size_t kGammaTablePoints = 2049;
inline constexpr double kGammaTableEnd = 8.3;

std::vector<double> makeGammaTable(double shape);

}  // namespace windtunnel::simulator
