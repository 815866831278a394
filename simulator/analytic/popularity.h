// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "simulator/random/key_sampler.h"

namespace windtunnel::simulator::analytic {

/// So many keys that are asked for about equally often.
struct KeyGroup {
  double keys = 0;
  double probability = 0;  ///< Of each.
};

/// The keys of a popularity law, the most popular ones alone, the others in groups that grow with their rank.
std::vector<KeyGroup> groupsOf(const KeySampler& keys);

/// A stream of reads of one cache.
struct ReadStream {
  const std::vector<KeyGroup>* groups = nullptr;
  double rate = 0;      ///< Reads per second.
  double lifetime = 0;  ///< Seconds an entry stays valid.
};

/// How long an unused entry stays in a cache that evicts the least recently used one: the characteristic time
/// of Che, Tung and Wang ("Hierarchical web caching systems", 2002), seconds. Infinite when all keys fit.
double characteristicTime(const std::vector<ReadStream>& streams, double capacity, double guess);

/// The share of the reads that find a valid entry, given the characteristic time.
double hitRatio(const ReadStream& stream, double characteristicTime);

/// The same where the most often used entries stay: those of the most popular keys.
std::vector<double> mostFrequentHits(const std::vector<ReadStream>& streams, double capacity);

}  // namespace windtunnel::simulator::analytic
