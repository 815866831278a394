// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/core/key_popularity.h"
#include "simulator/random/random_stream.h"

namespace windtunnel::simulator {

/// Draws keys 0 .. keys-1, the most popular first, from the exact law with one random number a draw. The head
/// of a Zipf law is a table of sums searched through a guide (Chen and Asau, 1974); its tail is inverted
/// through the Euler-Maclaurin sum, which is exact to double precision there. Copies share the table.
class KeySampler {
 public:
  /// One key.
  KeySampler() = default;
  explicit KeySampler(const model::KeyPopularity& popularity);

  std::uint64_t sample(RandomStream& stream) const;
  std::uint64_t keys() const { return m_keys; }

  /// The probability of a key.
  double probability(std::uint64_t key) const;

 private:
  // Sum of i^-s over 1 .. rank, for ranks behind the head.
  double tailSum(double rank) const;
  std::uint64_t sampleTail(double target) const;

  std::uint64_t m_keys = 1;
  double m_exponent = 0;
  double m_total = 1;
  std::shared_ptr<const std::vector<double>> m_sums;          // sums of i^-s over the head
  std::shared_ptr<const std::vector<std::uint32_t>> m_guide;  // first place to look, for each even share
};

}  // namespace windtunnel::simulator
