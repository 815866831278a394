// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <utility>

#include "simulator/random/duration_sampler.h"
#include "simulator/random/key_sampler.h"

namespace windtunnel::simulator {

/// The draws of a sampler from a stream that is used for nothing else, made a few at a time: the arithmetic
/// of several, and the waits for the sampler's tables, overlap in the processor, while one alone would keep
/// the next event waiting. The values are those that the sampler gives one by one.
template <class Sampler, std::size_t Block>
class alignas(64) DrawnAhead {
 public:
  using Value = decltype(std::declval<const Sampler&>().sample(std::declval<RandomStream&>()));

  /// The sampler must outlive what is drawn from it.
  DrawnAhead(const Sampler& sampler, const RandomStream& stream) : m_sampler(&sampler), m_stream(stream) {}

  Value next() {
    if (m_left == 0) refill();
    return m_values[--m_left];
  }

 private:
  [[gnu::noinline]] void refill() {
    for (std::size_t i = Block; i-- > 0;) m_values[i] = m_sampler->sample(m_stream);
    m_left = Block;
  }

  std::array<Value, Block> m_values{};  // the next one is the last of those left
  std::size_t m_left = 0;
  const Sampler* m_sampler;
  RandomStream m_stream;
};

// With their number the values fill whole cache lines.
using DurationSource = DrawnAhead<DurationSampler, 7>;
using KeySource = DrawnAhead<KeySampler, 15>;

}  // namespace windtunnel::simulator
