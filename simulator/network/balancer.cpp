// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/network/balancer.h"

#include <algorithm>

#include "simulator/network/circuit_breaker.h"
#include "simulator/network/transport.h"

namespace windtunnel::simulator {
namespace {

struct Choice {
  World& world;
  const ConnectionSpec& spec;
  Link& link;
  RandomStream& stream;
  const std::vector<Index>& endpoints;
  bool isSplit = false;  // only pods of one side of a split between versions are taken
  bool wantsNew = false;
  std::uint32_t newVersion = 0;

  bool admits(Index pod) const {
    if (isSplit && (world.pods[pod].versionNumber == newVersion) != wantsNew) return false;
    return !spec.breaker.isOn || circuit_breaker::admits(link, world.pods[pod].ordinal, world.now());
  }

  // The first admitted endpoint from a position on, going round.
  Index from(std::size_t position) const {
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
      const Index pod = endpoints[(position + i) % endpoints.size()];
      if (admits(pod)) return pod;
    }
    return kNone;
  }

  std::uint32_t random() const { return stream.below(static_cast<std::uint32_t>(endpoints.size())); }

  Index leastRequest() const {
    const Index one = from(random());
    const Index other = from(random());
    if (one == kNone || other == kNone) return one;
    return world.pods[other].outstanding < world.pods[one].outstanding ? other : one;
  }

  Index consistentHash(std::uint32_t client) const {
    Index best = kNone;
    std::uint64_t highest = 0;
    for (const Index pod : endpoints) {
      std::uint64_t weight = (std::uint64_t{client} << 32 | world.pods[pod].ordinal) * 0x9e3779b97f4a7c15ULL;
      weight = (weight ^ (weight >> 29)) * 0xbf58476d1ce4e5b9ULL;
      weight ^= weight >> 32;
      if ((best == kNone || weight > highest) && admits(pod)) {
        best = pod;
        highest = weight;
      }
    }
    return best;
  }

  Index locality(std::uint32_t zone) const {
    const std::size_t start = link.cursor++;
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
      const Index pod = endpoints[(start + i) % endpoints.size()];
      if (world.pods[pod].zone == zone && admits(pod)) return pod;
    }
    return from(start);
  }

  Index byPolicy(const Frame& caller) const {
    switch (spec.balancing) {
      case Balancing::Random:
        return from(random());
      case Balancing::RoundRobin:
        return from(link.cursor++);
      case Balancing::LeastRequest:
        return leastRequest();
      case Balancing::ConsistentHash:
        return consistentHash(caller.client);
      case Balancing::Locality:
        return locality(world.pods[caller.pod].zone);
    }
    return kNone;
  }
};

// Whether the connection that the calls of a pod share can take another one. One to a pod that has gone
// without a word takes calls that get lost, until it is given up.
bool takesCalls(const Choice& choice, const Link& link) {
  if (link.connected == kNone || !choice.admits(link.connected)) return false;
  const World& world = choice.world;
  const Pod& pod = world.pods[link.connected];
  if (pod.isSilent) return world.now() - std::max(pod.silentSince, link.shared.since) < kConnectionGivesUp;
  if (pod.state != PodState::Ready && pod.state != PodState::Draining) return false;
  const bool isKnown =
      std::find(choice.endpoints.begin(), choice.endpoints.end(), link.connected) != choice.endpoints.end();
  return isKnown && link.shared.stands(pod, choice.spec.connectionAge, world.now());
}

bool wasTried(const Frame& caller, Index pod) {
  return pod != kNone && (pod == caller.tried[0] || pod == caller.tried[1]);
}

// A pod by the policy. Envoy, as Istio sets it up, picks anew up to five times when it has tried the pod in
// vain for this request (pilot/pkg/networking/core/route/retry: "previous_hosts", but for consistent
// hashing).
Index elsewhere(const Choice& choice, const Frame& caller) {
  constexpr int kPicks = 5;
  Index pod = choice.byPolicy(caller);
  if (choice.spec.balancing == Balancing::ConsistentHash) return pod;
  for (int i = 0; i < kPicks && wasTried(caller, pod); ++i) pod = choice.byPolicy(caller);
  return pod;
}

}  // namespace

Index pickPod(World& world, const Frame& caller, Index connection, Index operation) {
  const ConnectionSpec& spec = world.network.connections[connection];
  ComponentState& callee = world.components[spec.to];
  if (callee.endpoints.empty()) return kNone;
  Link& link = world.linkOf(caller, spec);
  RandomStream& stream = world.connections[connection].balancing;
  Choice choice{world, spec, link, stream, callee.endpoints};
  const bool needsPrimary = world.network.operations[operation].needsPrimary;
  if (spec.isPerConnection && !needsPrimary && takesCalls(choice, link)) return link.connected;
  if (callee.shareOfNew >= 0) {
    choice.isSplit = true;
    choice.wantsNew = stream.chance(callee.shareOfNew);
    choice.newVersion = callee.newVersion;
  }
  if (needsPrimary) return callee.primary != kNone && choice.admits(callee.primary) ? callee.primary : kNone;
  const Index pod = callee.endpoints.size() == 1 ? choice.from(0) : elsewhere(choice, caller);
  if (spec.isPerConnection) {
    link.connected = pod;
    if (pod != kNone) link.shared = Connection::to(world.pods[pod], world.now());
  }
  return pod;
}

}  // namespace windtunnel::simulator
