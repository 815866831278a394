// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/tracing/tail_meter.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace windtunnel::simulator {
namespace {

constexpr std::size_t kUsualRows = 64;

std::uint32_t keyOf(const PathPiece& piece) {
  return piece.element * static_cast<std::uint32_t>(kCauses) + static_cast<std::uint32_t>(piece.cause);
}

}  // namespace

TailMeter::TailMeter(std::size_t workloads, std::size_t elements) : m_workloads(workloads) {
  for (Workload& workload : m_workloads) {
    workload.rowOf.resize(elements * kCauses);
    workload.keys.reserve(std::min(kUsualRows, elements * kCauses));
    workload.time.reserve(std::min(kUsualRows, elements * kCauses));
  }
}

std::size_t TailMeter::classOf(Time latency) {
  const std::uint64_t number = static_cast<std::uint64_t>(std::max<Time>(latency, Time{1} << kFirstPower));
  const int power = static_cast<int>(std::bit_width(number)) - 1;
  const auto part = static_cast<std::size_t>((number >> (power - 4)) & (kParts - 1));
  return std::min(static_cast<std::size_t>(power - kFirstPower) * kParts + part, kClasses - 1);
}

Time TailMeter::lowEnd(std::size_t position) {
  if (position == 0) return 0;
  const auto power = static_cast<int>(position / kParts) + kFirstPower;
  return static_cast<Time>(kParts + position % kParts) << (power - 4);
}

TailMeter::Row& TailMeter::row(Workload& workload, std::uint32_t key) {
  std::uint32_t& position = workload.rowOf[key];
  if (position == 0) {
    workload.keys.push_back(key);
    workload.time.emplace_back();
    position = static_cast<std::uint32_t>(workload.keys.size());
  }
  return workload.time[position - 1];
}

void TailMeter::record(const Trace& trace, const RequestSample& sample) {
  Workload& workload = m_workloads[trace.workload];
  const double weight = 1 / sample.share();
  const std::size_t position = classOf(trace.latency());
  ++workload.seen;
  ++workload.sampled[position];
  workload.requests[position] += weight;
  for (const PathPiece& piece : m_path.of(trace))
    row(workload, keyOf(piece))[position] += weight * static_cast<double>(piece.length);
}

void TailMeter::merge(const TailMeter& other) {
  for (std::size_t i = 0; i < m_workloads.size(); ++i) {
    Workload& mine = m_workloads[i];
    const Workload& others = other.m_workloads[i];
    mine.seen += others.seen;
    for (std::size_t j = 0; j < kClasses; ++j) {
      mine.sampled[j] += others.sampled[j];
      mine.requests[j] += others.requests[j];
    }
    for (std::size_t j = 0; j < others.keys.size(); ++j) {
      Row& sum = row(mine, others.keys[j]);
      for (std::size_t k = 0; k < kClasses; ++k) sum[k] += others.time[j][k];
    }
  }
}

// Of the class in which the tail begins, so much of each sum as belongs to the tail.
TailMeter::Tail TailMeter::tail(Index index, double share) const {
  const Workload& workload = m_workloads[index];
  const double wanted = share * std::accumulate(workload.requests.begin(), workload.requests.end(), 0.0);
  Tail tail;
  if (wanted <= 0) return tail;
  Row taken{};
  double left = wanted;
  for (std::size_t i = kClasses; i-- > 0 && left > 0;) {
    if (workload.requests[i] <= 0) continue;
    taken[i] = std::min(1.0, left / workload.requests[i]);
    left -= taken[i] * workload.requests[i];
    tail.requests += taken[i] * workload.sampled[i];
    tail.from = lowEnd(i);
  }
  for (std::size_t j = 0; j < workload.keys.size(); ++j) {
    const double time = std::inner_product(taken.begin(), taken.end(), workload.time[j].begin(), 0.0);
    tail.time += time;
    tail.parts.push_back({static_cast<Cause>(workload.keys[j] % kCauses),
                          static_cast<Index>(workload.keys[j] / kCauses), time});
  }
  std::stable_sort(tail.parts.begin(), tail.parts.end(),
                   [](const Part& a, const Part& b) { return a.time > b.time; });
  return tail;
}

std::size_t TailMeter::memoryBytes() const {
  std::size_t bytes = 0;
  for (const Workload& workload : m_workloads)
    bytes += sizeof(workload) + workload.rowOf.capacity() * 4 + workload.time.capacity() * sizeof(Row);
  return bytes;
}

}  // namespace windtunnel::simulator
