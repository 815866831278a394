// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/popularity.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace windtunnel::simulator::analytic {
namespace {

constexpr std::uint64_t kAlone = 16;
constexpr double kGrowth = 1.4;

double held(const std::vector<ReadStream>& streams, double time, double& slope) {
  double sum = 0;
  slope = 0;
  for (const ReadStream& stream : streams)
    for (const KeyGroup& group : *stream.groups) {
      const double rate = group.probability * stream.rate;
      const double gone = std::exp(-rate * time);
      sum += group.keys * (1 - gone);
      slope += group.keys * rate * gone;
    }
  return sum;
}

}  // namespace

std::vector<KeyGroup> groupsOf(const KeySampler& keys) {
  std::vector<KeyGroup> groups;
  double all = 0;
  for (std::uint64_t from = 0; from < keys.keys();) {
    const auto to = std::min<std::uint64_t>(
        keys.keys(),
        from < kAlone ? from + 1 : static_cast<std::uint64_t>(static_cast<double>(from) * kGrowth) + 1);
    const double count = static_cast<double>(to - from);
    // Simpson's rule over the ranks of the group.
    const double ends = keys.probability(from) + keys.probability(to - 1);
    const double mean = (ends + 4 * keys.probability(from + (to - from - 1) / 2)) / 6;
    groups.push_back({count, mean});
    all += count * mean;
    from = to;
  }
  for (KeyGroup& group : groups) group.probability /= all;
  return groups;
}

double characteristicTime(const std::vector<ReadStream>& streams, double capacity, double guess) {
  double keys = 0, rate = 0;
  for (const ReadStream& stream : streams) {
    rate += stream.rate;
    if (stream.rate <= 0) continue;
    for (const KeyGroup& group : *stream.groups) keys += group.keys;
  }
  if (rate <= 0 || capacity >= keys) return std::numeric_limits<double>::infinity();
  if (capacity <= 0) return 0;
  // Entries held grow ever more slowly with time, so Newton's steps from below never overshoot.
  double time = guess > 0 && std::isfinite(guess) ? guess : capacity / rate;
  for (int i = 0; i < 60; ++i) {
    double slope = 0;
    const double entries = held(streams, time, slope);
    const double step = (capacity - entries) / std::max(slope, 1e-300);
    const double next = std::max(time / 4, std::min(time + step, time * 1e3));
    const bool isDone = std::fabs(next - time) < 1e-9 * next;
    time = next;
    if (isDone) break;
  }
  return time;
}

// After a miss an entry gives hits until a pause between two reads is longer than the characteristic time, or
// its lifetime is over: a geometric number of them, cut at the reads a lifetime has room for.
double hitRatio(const ReadStream& stream, double characteristicTime) {
  double hits = 0;
  for (const KeyGroup& group : *stream.groups) {
    const double rate = group.probability * stream.rate;
    const double x = rate * characteristicTime;
    const double stays = std::isfinite(characteristicTime) ? -std::expm1(-x) : 1;
    if (stays <= 0 || rate <= 0) continue;
    const double pause = x < 30 && std::isfinite(characteristicTime)
                             ? 1 / rate - characteristicTime * std::exp(-x) / stays
                             : 1 / rate;
    const double room = stream.lifetime / std::max(pause, 1e-12);
    const double inARow = stays > 1 - 1e-9 ? room : stays * (1 - std::pow(stays, room)) / (1 - stays);
    hits += group.keys * group.probability * inARow / (1 + inARow);
  }
  return hits;
}

std::vector<double> mostFrequentHits(const std::vector<ReadStream>& streams, double capacity) {
  struct Ranked {
    double rate;
    double keys;
    double share;
    std::size_t stream;
  };
  std::vector<Ranked> ranked;
  for (std::size_t i = 0; i < streams.size(); ++i)
    for (const KeyGroup& group : *streams[i].groups)
      ranked.push_back({group.probability * streams[i].rate, group.keys, group.probability, i});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.rate > b.rate; });
  std::vector<double> hits(streams.size(), 0);
  for (const Ranked& group : ranked) {
    const double kept = std::min(group.keys, capacity);
    const double renewals = group.rate * streams[group.stream].lifetime;
    hits[group.stream] += kept * group.share * renewals / (1 + renewals);
    capacity -= kept;
  }
  return hits;
}

}  // namespace windtunnel::simulator::analytic
