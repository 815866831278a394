// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/engine/world.h"

#include <string>

#include "simulator/platform/zone_spread.h"

namespace windtunnel::simulator {
namespace {

constexpr double kRetryTokensAtFirst = 10;

// The periods of the CPU quotas of different pods do not begin together; the golden section spreads them.
constexpr Time kPhaseStep = 61'803'399;

}  // namespace

World::World(const Network& net, std::uint64_t runSeed, std::uint64_t runReplication,
             const RunLimits& runLimits)
    : network(net),
      limits(runLimits),
      components(net.components.size()),
      connections(net.connections.size()),
      workloads(net.workloads.size()),
      consumers(net.consumers.size()),
      topics(net.topics.size()),
      caches(net.caches.size()),
      objectives(net.objectives.size()),
      isZoneSilent(net.zones.size()),
      zoneEffects(net.zones.size()),
      pairEffects(net.zones.size() * net.zones.size()),
      seed(runSeed),
      replication(runReplication),
      traces(net, runSeed) {
  for (const Site& site : net.sites) {
    siteStreams.push_back(stream(site.name, "time"));
    siteTimes.emplace_back(site.sampler, siteStreams.back());
  }
  for (const CachedSite& site : net.cachedSites) keys.emplace_back(site.keys, stream(site.name, "key"));
  for (const LockSite& site : net.lockSites) lockStreams.push_back(stream(site.name, "lock"));
  for (std::size_t i = 0; i < net.caches.size(); ++i)
    caches[i].store = KeyStore(net.caches[i].keys, net.caches[i].capacity, net.caches[i].eviction);
  for (std::size_t i = 0; i < net.components.size(); ++i) {
    const ComponentSpec& spec = net.components[i];
    components[i].startup = stream(spec.id, "startup");
    components[i].faults = stream(spec.id, "faults");
    components[i].replication = Replication(spec.replicationLag);
    components[i].locks = RowLocks(spec.lockableRows);
    components[i].admission =
        TokenBuckets(spec.admission.perSecond, spec.admission.burst, spec.admission.isPerClient);
  }
  for (std::size_t i = 0; i < net.connections.size(); ++i) {
    const ConnectionSpec& spec = net.connections[i];
    ConnectionState& state = connections[i];
    state.network = stream(spec.key, "network");
    state.balancing = stream(spec.key, "balancing");
    state.backoff = stream(spec.key, "backoff");
    state.rateLimit =
        TokenBuckets(spec.rateLimit.perSecond, spec.rateLimit.burst, spec.rateLimit.isPerClient);
    state.retryTokens = kRetryTokensAtFirst;
    if (spec.timeout > 0) state.timeoutLane = kernel.lane(spec.timeout);
    if (spec.retry.perTryTimeout > 0) state.tryLane = kernel.lane(spec.retry.perTryTimeout);
    if (spec.hedgeAfter > 0) state.hedgeLane = kernel.lane(spec.hedgeAfter);
  }
  for (std::size_t i = 0; i < net.consumers.size(); ++i) {
    const ConsumerSpec& spec = net.consumers[i];
    consumers[i].network = stream(spec.name, "network");
    consumers[i].queues.resize(std::max(1U, spec.partitions));
    consumers[i].group = ConsumerGroup(spec.partitions);
  }
  for (std::size_t i = 0; i < net.topics.size(); ++i) topics[i].keys = stream(net.topics[i].name, "keys");
}

Index World::addPod(Index component) {
  const ComponentSpec& spec = network.components[component];
  const auto id = static_cast<Index>(pods.size());
  Pod& pod = pods.emplace_back();
  pod.component = component;
  pod.ordinal = static_cast<std::uint32_t>(components[component].pods.size());
  const auto zones = static_cast<std::uint32_t>(network.zones.size());
  const bool isInside = spec.kind == ComponentSpec::Kind::Pods || spec.kind == ComponentSpec::Kind::Broker;
  pod.zone = isInside ? (firstZone(spec.id, zones) + pod.ordinal) % zones : kNone;
  pod.version = components[component].version;
  pod.versionNumber = components[component].versionNumber;
  pod.cpu = CpuSharing(spec.cpuLimit, static_cast<Time>(id) * kPhaseStep);
  pod.firstLink = static_cast<Index>(links.size());
  links.resize(links.size() + spec.outgoing.size());
  for (std::size_t i = 0; i < spec.outgoing.size(); ++i) links[pod.firstLink + i].cursor = pod.ordinal;
  components[component].pods.push_back(id);
  return id;
}

std::size_t World::memoryBytes() const {
  std::size_t bytes = frames.memoryBytes() + ready.memoryBytes() + traces.memoryBytes();
  for (const ComponentState& state : components)
    bytes += state.meter.memoryBytes() + state.admission.memoryBytes() + state.replication.memoryBytes() +
             state.locks.memoryBytes();
  for (const ConnectionState& state : connections)
    bytes += state.meter.memoryBytes() + state.rateLimit.memoryBytes();
  for (const ConsumerState& state : consumers)
    for (const Ring<Message>& queue : state.queues) bytes += queue.memoryBytes();
  for (const CacheState& state : caches) bytes += state.store.memoryBytes();
  return bytes;
}

}  // namespace windtunnel::simulator
