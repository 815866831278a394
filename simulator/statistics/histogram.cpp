// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/statistics/histogram.h"

#include <algorithm>
#include <cmath>

namespace windtunnel::simulator {

template <class Count>
template <class OtherCount>
void BasicHistogram<Count>::merge(const BasicHistogram<OtherCount>& other) {
  if (other.empty()) return;
  const std::size_t end = other.endBucket();
  if (end > m_counts.size()) growTo(end - 1);
  for (std::size_t i = other.firstBucket(); i < end; ++i)
    m_counts[i] += static_cast<Count>(other.m_counts[i]);
  m_count += other.m_count;
  m_sum += other.m_sum;
  m_smallest = std::min(m_smallest, other.m_smallest);
  m_largest = std::max(m_largest, other.m_largest);
}

template <class Count>
void BasicHistogram<Count>::subtract(const BasicHistogram& earlier) {
  if (earlier.empty()) return;
  if (earlier.m_count == m_count) return clear();
  std::size_t first = m_counts.size();
  std::size_t last = 0;
  const std::size_t end = endBucket();
  for (std::size_t i = firstBucket(); i < end; ++i) {
    if (i < earlier.m_counts.size()) m_counts[i] -= earlier.m_counts[i];
    if (m_counts[i] == 0) continue;
    first = std::min(first, i);
    last = i;
  }
  m_count -= earlier.m_count;
  m_sum -= earlier.m_sum;
  m_smallest = std::max(m_smallest, lowEnd(first));
  m_largest = std::min(m_largest, lowEnd(last + 1) - 1);
}

template <class Count>
void BasicHistogram<Count>::clear() {
  if (empty()) return;
  std::fill(m_counts.begin() + static_cast<std::ptrdiff_t>(firstBucket()),
            m_counts.begin() + static_cast<std::ptrdiff_t>(endBucket()), 0);
  m_count = 0;
  m_sum = 0;
  m_smallest = std::numeric_limits<std::uint64_t>::max();
  m_largest = 0;
}

template <class Count>
double BasicHistogram<Count>::mean() const {
  return m_count == 0 ? 0 : static_cast<double>(m_sum) / static_cast<double>(m_count);
}

template <class Count>
Time BasicHistogram<Count>::quantile(double q) const {
  Walk walk;
  return quantileFrom(walk, q);
}

template <class Count>
Time BasicHistogram<Count>::quantileFrom(Walk& walk, double q) const {
  if (m_count == 0) return 0;
  const double wanted = std::ceil(std::clamp(q, 0.0, 1.0) * static_cast<double>(m_count));
  const std::uint64_t rank = std::clamp<std::uint64_t>(static_cast<std::uint64_t>(wanted), 1, m_count);
  if (rank == m_count) return largest();
  walk.bucket = std::max(walk.bucket, firstBucket());
  while (walk.seen + m_counts[walk.bucket] < rank) walk.seen += m_counts[walk.bucket++];
  return static_cast<Time>(std::clamp(middle(walk.bucket), m_smallest, m_largest));
}

template <class Count>
double BasicHistogram<Count>::fractionUpTo(Time value) const {
  if (m_count == 0) return 1;
  if (value < 0) return 0;
  const std::size_t last = std::min(bucketOf(static_cast<std::uint64_t>(value)) + 1, m_counts.size());
  std::uint64_t seen = 0;
  for (std::size_t i = firstBucket(); i < last; ++i) seen += m_counts[i];
  return static_cast<double>(seen) / static_cast<double>(m_count);
}

template <class Count>
std::vector<typename BasicHistogram<Count>::Bucket> BasicHistogram<Count>::buckets() const {
  std::vector<Bucket> filled;
  for (std::size_t i = 0; i < m_counts.size(); ++i)
    if (m_counts[i] > 0)
      filled.push_back({static_cast<Time>(lowEnd(i)), static_cast<Time>(lowEnd(i + 1)), m_counts[i]});
  return filled;
}

template <class Count>
std::uint64_t BasicHistogram<Count>::lowEnd(std::size_t bucket) {
  const std::size_t shift = bucket >> kBits;
  if (shift <= 1) return bucket;
  return ((std::uint64_t{1} << kBits) + (bucket & ((1U << kBits) - 1))) << (shift - 1);
}

template <class Count>
std::uint64_t BasicHistogram<Count>::middle(std::size_t bucket) {
  const std::uint64_t low = lowEnd(bucket);
  return low + (lowEnd(bucket + 1) - low - 1) / 2;
}

template <class Count>
void BasicHistogram<Count>::growTo(std::size_t bucket) {
  const std::size_t size = ((bucket >> kBits) + 1) << kBits;
  m_counts.reserve(size);  // and no more: there are many histograms, and they grow a few times only
  m_counts.resize(size);
}

template class BasicHistogram<std::uint64_t>;
template class BasicHistogram<std::uint32_t>;
template void Histogram::merge(const Histogram&);
template void Histogram::merge(const WindowHistogram&);

}  // namespace windtunnel::simulator
