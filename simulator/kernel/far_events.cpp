// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/kernel/far_events.h"

#include <algorithm>
#include <bit>

namespace windtunnel::simulator {
namespace {
// A bucket then holds some 3 to 6 keys when its turn comes, if delays are exponential or uniform.
constexpr std::size_t kKeysPerBucket = 4;
constexpr std::uint64_t kMedianShare = 16;
constexpr std::size_t kFewest = 1;
constexpr std::size_t kMost = 12;
constexpr std::size_t kSample = 64;
constexpr int kWidestSpan = 62;  // bits; an origin and a span then fit into 64 bits together
}  // namespace

void FarEvents::growNodes() {
  m_firstFree = static_cast<std::uint32_t>(m_nodes.size());
  m_nodes.emplace_back();
}

// The width follows from the span between the earliest key and the median one: outliers far ahead do not
// widen it.
void FarEvents::chooseWidth() {
  m_sample.clear();
  const std::size_t stride = m_size / kSample + 1;
  Time earliest = kEndOfTime;
  std::size_t seen = 0;
  for (std::uint32_t index = m_overflow; index != kNone; index = m_nodes[index].next) {
    const Time time = m_nodes[index].key.time();
    earliest = std::min(earliest, time);
    if (seen++ % stride == 0) m_sample.push_back(time);
  }
  const auto median = m_sample.begin() + static_cast<std::ptrdiff_t>(m_sample.size() / 2);
  std::nth_element(m_sample.begin(), median, m_sample.end());
  const auto span = static_cast<std::uint64_t>(*median - earliest);
  const std::uint64_t width = std::max<std::uint64_t>(1, span / m_size * kMedianShare);
  const int widest = kWidestSpan - static_cast<int>(std::bit_width(m_used));
  m_shift = std::min(widest, static_cast<int>(std::bit_width(width)) - 1);
  m_origin = earliest;
}

void FarEvents::addOverflow() {
  std::uint32_t waiting = std::exchange(m_overflow, kNone);
  drain(waiting, [this](EventKey key) { add(key); });
}

void FarEvents::layBuckets() {
  gather();
  m_used = std::bit_ceil(m_size / kKeysPerBucket + 1);
  if (m_heads.size() < m_used) m_heads.resize(m_used, kNone);
  chooseWidth();
}

// A year that took few of the keys, or too few or too many for each bucket, is followed by one with other
// buckets. Those hold at least half of all keys, so that the cost of a key is constant on average.
void FarEvents::beginYear() {
  const bool suits = 4 * m_taken > m_size && m_taken > kFewest * m_used && m_taken < kMost * m_used;
  if (!suits) layBuckets();
  m_taken = 0;
  m_newYear = m_next + m_used;
  addOverflow();
}

}  // namespace windtunnel::simulator
