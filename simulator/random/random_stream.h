// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "simulator/random/elementary.h"

namespace windtunnel::simulator {

/// One independent sequence of random numbers: xoshiro256++ 1.0 (Blackman and Vigna, "Scrambled linear
/// pseudorandom number generators", 2021). Every stochastic source of a run has a stream of its own, and
/// every variate takes exactly one number, so two runs that differ in one place stay comparable everywhere
/// else (common random numbers).
class RandomStream {
 public:
  /// Spreads the 64 bits over the state with SplitMix64, as the authors of the generator advise.
  explicit RandomStream(std::uint64_t seed);

  /// The stream of one purpose ("service time") of one entity ("components/cart"), for one replication of one
  /// seed. It depends on nothing else, so adding a component does not move the others.
  static RandomStream named(std::uint64_t seed, std::uint64_t replication, std::string_view entity,
                            std::string_view purpose);

  std::uint64_t bits() {
    const std::uint64_t result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
  }

  /// Uniform in the open interval (0, 1), a multiple of 2^-53.
  double uniform() { return (static_cast<double>(static_cast<std::int64_t>(bits() >> 12)) + 0.5) * 0x1p-52; }

  /// Exponential with mean 1.
  double exponential() { return -elementary::log(uniform()); }

  /// True with the given probability.
  bool chance(double probability) { return uniform() < probability; }

  /// Uniform in 0 .. count-1 for count > 0; each number's probability is within 2^-32 of 1/count (Lemire,
  /// 2019, without the rejection step, so that one number is one draw).
  std::uint32_t below(std::uint32_t count) {
    return static_cast<std::uint32_t>(((bits() >> 32) * count) >> 32);
  }

 private:
  std::uint64_t m_state[4];
};

}  // namespace windtunnel::simulator
