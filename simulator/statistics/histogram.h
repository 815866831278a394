// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// Counts of whole numbers (nanoseconds) in buckets 1/128 of their power of two wide, after the idea of
/// HdrHistogram (Tene). A quantile is the middle of its bucket, at most 0.4 % from the true one; count, mean,
/// smallest and largest are exact. Merging is addition, so windows and replications add up in any order.
/// `Count` counts the values of a bucket and must not overflow.
template <class Count>
class BasicHistogram {
 public:
  /// Adds one value; a negative one counts as zero.
  void record(Time value) { record(value, 1); }

  void record(Time value, std::uint64_t times) {
    const std::uint64_t number = value < 0 ? 0 : static_cast<std::uint64_t>(value);
    const std::size_t bucket = bucketOf(number);
    if (bucket >= m_counts.size()) [[unlikely]]
      growTo(bucket);
    m_counts[bucket] += static_cast<Count>(times);
    m_count += times;
    m_sum += Wide{number} * times;
    m_smallest = std::min(m_smallest, number);
    m_largest = std::max(m_largest, number);
  }

  template <class OtherCount>
  void merge(const BasicHistogram<OtherCount>& other);

  /// Forgets what an earlier state of this histogram held, so that what came since remains. Smallest and
  /// largest are then known to the width of a bucket.
  void subtract(const BasicHistogram& earlier);

  /// Forgets all values and keeps the memory.
  void clear();

  std::uint64_t count() const { return m_count; }
  bool empty() const { return m_count == 0; }

  /// All four answer 0 without values.
  double mean() const;
  Time smallest() const { return empty() ? 0 : static_cast<Time>(m_smallest); }
  Time largest() const { return static_cast<Time>(m_largest); }
  /// The value a fraction q of all values does not exceed, for q in 0 .. 1.
  Time quantile(double q) const;

  /// The values of several fractions, in rising order, in one pass.
  template <std::size_t N>
  std::array<Time, N> quantiles(const std::array<double, N>& fractions) const {
    std::array<Time, N> values{};
    Walk walk;
    for (std::size_t i = 0; i < N; ++i) values[i] = quantileFrom(walk, fractions[i]);
    return values;
  }

  /// The fraction of all values not above `value`, to the width of a bucket; 1 without values.
  double fractionUpTo(Time value) const;

  /// Numbers from `low` up to below `high`.
  struct Bucket {
    Time low;
    Time high;
    std::uint64_t count;
  };
  /// The buckets that hold something, in rising order, for charts and files.
  std::vector<Bucket> buckets() const;

  std::size_t memoryBytes() const { return m_counts.capacity() * sizeof(Count); }

 private:
  template <class OtherCount>
  friend class BasicHistogram;
  __extension__ typedef unsigned __int128 Wide;
  static constexpr int kBits = 7;  // of a number that choose the bucket below its leading one

  // Numbers below 256 have buckets of their own.
  static std::size_t bucketOf(std::uint64_t number) {
    const int shift = std::max(0, static_cast<int>(std::bit_width(number)) - kBits - 1);
    return (static_cast<std::size_t>(shift) << kBits) + static_cast<std::size_t>(number >> shift);
  }
  // The buckets outside [firstBucket, endBucket) are empty, so nothing has to look at them.
  std::size_t firstBucket() const { return empty() ? 0 : bucketOf(m_smallest); }
  std::size_t endBucket() const { return empty() ? 0 : bucketOf(m_largest) + 1; }
  static std::uint64_t lowEnd(std::size_t bucket);
  static std::uint64_t middle(std::size_t bucket);
  // How far a search has come: the values before the bucket.
  struct Walk {
    std::uint64_t seen = 0;
    std::size_t bucket = 0;
  };
  Time quantileFrom(Walk& walk, double q) const;
  void growTo(std::size_t bucket);

  std::vector<Count> m_counts;
  std::uint64_t m_count = 0;
  Wide m_sum = 0;
  std::uint64_t m_smallest = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t m_largest = 0;
};

using Histogram = BasicHistogram<std::uint64_t>;
/// Of a window, in which there are fewer values; it takes half the room in the caches.
using WindowHistogram = BasicHistogram<std::uint32_t>;

}  // namespace windtunnel::simulator
