// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/equations.h"

/// Caches: how often reads hit, given how often they come.
namespace windtunnel::simulator::analytic {

void updateCaches(Equations& equations) {
  const Network& network = equations.network;
  for (Index cache = 0; cache < network.caches.size(); ++cache) {
    const CacheSpec& spec = network.caches[cache];
    std::vector<ReadStream> streams;
    std::vector<Index> sites;
    for (Index site = 0; site < network.cachedSites.size(); ++site) {
      if (network.cachedSites[site].cache != cache) continue;
      streams.push_back({&equations.reads[site].groups, equations.reads[site].rate,
                         toSeconds(network.cachedSites[site].ttl)});
      sites.push_back(site);
    }
    if (sites.empty()) continue;
    const auto capacity = static_cast<double>(spec.capacity);
    if (spec.eviction == Eviction::LeastFrequent) {
      const std::vector<double> hits = mostFrequentHits(streams, capacity);
      for (std::size_t i = 0; i < sites.size(); ++i) equations.reads[sites[i]].hits = hits[i];
      continue;
    }
    double& time = equations.characteristicTimes[cache];
    time = characteristicTime(streams, capacity, time);
    for (std::size_t i = 0; i < sites.size(); ++i)
      equations.reads[sites[i]].hits = hitRatio(streams[i], time);
  }
}

}  // namespace windtunnel::simulator::analytic
