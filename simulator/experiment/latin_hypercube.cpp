// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/experiment/latin_hypercube.h"

#include <numeric>
#include <utility>

#include "simulator/random/random_stream.h"

namespace windtunnel::simulator {
namespace {

// Fisher and Yates.
std::vector<std::size_t> shuffled(std::size_t count, RandomStream& stream) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = count; left > 1; --left)
    std::swap(order[left - 1], order[stream.below(static_cast<std::uint32_t>(left))]);
  return order;
}

}  // namespace

std::vector<std::vector<double>> latinHypercube(std::size_t points,
                                                const std::vector<std::string>& dimensions,
                                                std::uint64_t seed) {
  std::vector<std::vector<double>> cube(points, std::vector<double>(dimensions.size()));
  for (std::size_t axis = 0; axis < dimensions.size(); ++axis) {
    RandomStream stream = RandomStream::named(seed, 0, dimensions[axis], "latin hypercube");
    const std::vector<std::size_t> strata = shuffled(points, stream);
    for (std::size_t i = 0; i < points; ++i)
      cube[i][axis] = (static_cast<double>(strata[i]) + stream.uniform()) / static_cast<double>(points);
  }
  return cube;
}

}  // namespace windtunnel::simulator
