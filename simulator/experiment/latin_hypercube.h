// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace windtunnel::simulator {

/// Points in the unit cube, one coordinate for each named dimension: each dimension is cut into as many equal
/// strata as there are points, and each stratum holds one point (McKay, Beckman and Conover, 1979). A
/// dimension has a random stream of its own, so another one does not move it.
std::vector<std::vector<double>> latinHypercube(std::size_t points,
                                                const std::vector<std::string>& dimensions,
                                                std::uint64_t seed);

}  // namespace windtunnel::simulator
