// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "simulator/random/random_stream.h"

namespace windtunnel::simulator {

/// The exponential variates of a stream that is used for nothing else, made a block at a time: the logarithms
/// of a block overlap in the processor, while one alone would keep the next event waiting. The values are
/// those that RandomStream::exponential gives one by one.
class ExponentialSource {
 public:
  explicit ExponentialSource(const RandomStream& stream) : m_stream(stream) {}

  /// Exponential with mean 1.
  double next() {
    if (m_next == kBlock) refill();
    return m_block[m_next++];
  }

 private:
  static constexpr std::size_t kBlock = 32;
  void refill();

  RandomStream m_stream;
  std::array<double, kBlock> m_block{};
  std::size_t m_next = kBlock;
};

}  // namespace windtunnel::simulator
