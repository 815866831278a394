// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/equations.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "simulator/platform/zone_spread.h"

namespace windtunnel::simulator::analytic {
namespace {

TimeMoments seconds(const DurationMoments& nanoseconds) {
  return {nanoseconds.mean * 1e-9, nanoseconds.variance * 1e-18, nanoseconds.third * 1e-27};
}

TimeMoments drawnBy(const Network& network, const Instruction& instruction) {
  if (instruction.code != OpCode::Work && instruction.code != OpCode::Wait) return {};
  return seconds(network.sites[instruction.a].sampler.moments());
}

// Mean and variance of equally likely values.
TimeMoments spreadOf(const std::vector<float>& values) {
  TimeMixture all;
  for (const float value : values)
    all += TimeMixture::of(1 / static_cast<double>(values.size()), always(static_cast<double>(value)));
  return all.moments();
}

// The share of the calls that stay inside a zone. Clients and other systems are outside of all.
double sameZoneShare(const Network& network, const ConnectionSpec& arrow) {
  const ComponentSpec& from = network.components[arrow.from];
  const ComponentSpec& to = network.components[arrow.to];
  const auto isInside = [](const ComponentSpec& spec) {
    return (spec.kind == ComponentSpec::Kind::Pods || spec.kind == ComponentSpec::Kind::Broker) &&
           spec.replicas > 0;
  };
  const std::size_t zones = network.zones.size();
  if (!isInside(from) || !isInside(to) || zones == 0) return 0;
  const auto share = [zones](const ComponentSpec& spec, std::size_t zone) {
    const std::size_t first = firstZone(spec.id, zones);
    const std::size_t at = (zone + zones - first) % zones;  // which in the round of this component
    const auto pods = static_cast<std::size_t>(spec.replicas);
    return static_cast<double>(pods / zones + (at < pods % zones ? 1 : 0)) / static_cast<double>(pods);
  };
  double same = 0;
  for (std::size_t zone = 0; zone < zones; ++zone) {
    const double there = share(to, zone);
    same += share(from, zone) * (arrow.balancing == Balancing::Locality ? (there > 0 ? 1 : 0) : there);
  }
  return same;
}

struct Messages {
  TimeMoments jitter;
  TimeMoments proxies;  // two of them
};

TimeMoments oneWayOf(const Network& network, const ConnectionSpec& arrow, const Messages& messages) {
  if (arrow.latencySite != kNone) return seconds(network.sites[arrow.latencySite].sampler.moments());
  const double same = sameZoneShare(network, arrow);
  const double mean = (same * network.latencySame + (1 - same) * network.latencyCross) * 1e-9;
  const double zones = same * (1 - same) * std::pow((network.latencySame - network.latencyCross) * 1e-9, 2);
  return {mean, zones + mean * mean * messages.jitter.variance, 0};
}

TimeMoments proxiesOf(const ConnectionSpec& arrow, const Messages& messages) {
  const double share = arrow.proxies / 2.0;
  return {messages.proxies.mean * share * 1e-9, messages.proxies.variance * share * share * 1e-18, 0};
}

// Programs stand one after the other; each ends where the next one begins.
void setEnds(const Network& network, std::vector<Program>& programs) {
  std::set<Index> begins;
  for (const Program& program : programs) begins.insert(program.begin);
  for (Program& program : programs) {
    const auto next = begins.upper_bound(program.begin);
    program.end = next == begins.end() ? static_cast<Index>(network.program.size()) : *next;
  }
}

void visitOrder(const Equations& equations, Index program, std::vector<char>& seen,
                std::vector<Index>& calleesFirst) {
  if (seen[program]) return;
  seen[program] = 1;
  equations.eachCaused(equations.programs[program],
                       [&](Index caused) { visitOrder(equations, caused, seen, calleesFirst); });
  calleesFirst.push_back(program);
}

Index operationAt(const Network& network, Index begin) {
  for (Index i = 0; i < network.operations.size(); ++i)
    if (network.operations[i].program == begin) return i;
  return kNone;
}

// The weight of a pod is that of the engine; one without a request has two of 1024 shares of a core.
double weightOf(const ComponentSpec& spec) {
  return std::max(spec.cpuRequest, 2.0 / 1024);
}

std::vector<NodeStation> fillableNodes(const Network& network, const Placement& placement) {
  std::vector<NodeStation> nodes;
  for (const PlacedNode& placed : placement.nodes) {
    NodeStation node{placed.pool, network.nodePools[placed.pool].cores, {}};
    double wanted = 0;
    for (const PlacedNode::Pod& pod : placed.pods) {
      const ComponentSpec& spec = network.components[pod.component];
      wanted += spec.cpuLimit > 0 ? std::ceil(spec.cpuLimit - 1e-9) : std::numeric_limits<double>::infinity();
      node.pods.push_back({pod.component, pod.ordinal == 0, weightOf(spec)});
    }
    if (wanted > node.cores) nodes.push_back(std::move(node));
  }
  return nodes;
}

// The entry of a job is its own operation.
void addPrograms(Equations& equations) {
  const Network& network = equations.network;
  const auto add = [&equations](Index begin, Index component) -> Program& {
    Program& program = equations.programs.emplace_back();
    program.begin = begin;
    program.component = component;
    return program;
  };
  for (Index i = 0; i < network.operations.size(); ++i)
    add(network.operations[i].program, network.operations[i].component).operation = i;
  for (const WorkloadSpec& workload : network.workloads) {
    std::vector<Index> ofMix;
    for (const MixEntry& entry : workload.mix) {
      if (workload.isJob) {
        ofMix.push_back(operationAt(network, entry.program));
        continue;
      }
      ofMix.push_back(static_cast<Index>(equations.programs.size()));
      add(entry.program, workload.client);
    }
    equations.entries.push_back(std::move(ofMix));
  }
  setEnds(network, equations.programs);
}

}  // namespace

void Passage::fail(Outcome outcome, const TimeMixture& mixture) {
  failed += mixture;
  failures[static_cast<std::size_t>(outcome)] += mixture.share;
}

void Passage::add(const Passage& other, double share, const TimeMoments& before) {
  passed += other.passed.scaled(share).then(before);
  if (other.failed.share <= 0) return;
  failed += other.failed.scaled(share).then(before);
  for (std::size_t i = 0; i < kOutcomes; ++i) failures[i] += other.failures[i] * share;
}

TimeMixture Passage::ended() const {
  TimeMixture all = passed;
  return all += failed;
}

const Congestion& Equations::congestionOf(const Program& program) const {
  const Station& station = stations[program.component];
  const bool isWrite = program.operation != kNone && network.operations[program.operation].needsPrimary;
  return isWrite ? station.primary : station.anyPod;
}

double Equations::begun(const Program& program) const {
  if (program.operation == kNone) return 1;
  return stations[program.component].admitted * (1 - congestionOf(program).refused);
}

template <class Visitor>
void Equations::eachCaused(const Program& program, Visitor&& visitor) const {
  for (Index pc = program.begin; pc < program.end; ++pc) {
    const Instruction& instruction = network.program[pc];
    switch (instruction.code) {
      case OpCode::Publish:
        for (const Index consumer : network.topics[instruction.c].consumers)
          visitor(network.consumers[consumer].operation);
        [[fallthrough]];
      case OpCode::Call:
      case OpCode::CacheRead:
      case OpCode::CacheWrite:
        visitor(instruction.b);
        break;
      default:
        break;
    }
  }
}

Equations::Equations(const Network& compiled, const Placement& placement)
    : network(compiled),
      visits(compiled.program.size()),
      stations(compiled.components.size()),
      nodes(fillableNodes(compiled, placement)),
      arrows(compiled.connections.size()),
      published(compiled.topics.size()),
      reads(compiled.cachedSites.size()),
      characteristicTimes(compiled.caches.size()) {
  for (std::size_t i = 0; i < reads.size(); ++i) reads[i].groups = groupsOf(network.cachedSites[i].keys);
  for (const Instruction& instruction : network.program) drawn.push_back(drawnBy(network, instruction));
  const Messages messages{spreadOf(network.jitter), spreadOf(network.proxyDelay)};
  for (Index i = 0; i < arrows.size(); ++i) {
    const TimeMoments way = oneWayOf(network, network.connections[i], messages);
    const TimeMoments proxies = proxiesOf(network.connections[i], messages);
    arrows[i].delivery = way + proxies;
    arrows[i].travel = way + way + proxies;
  }
  for (Index i = 0; i < arrows.size(); ++i) stations[network.connections[i].to].incoming.push_back(i);
  addPrograms(*this);
  std::vector<char> seen(programs.size());
  for (const std::vector<Index>& ofMix : entries)
    for (const Index entry : ofMix) visitOrder(*this, entry, seen, calleesFirst);
  place.assign(programs.size(), kNone);
  for (std::size_t i = 0; i < calleesFirst.size(); ++i) {
    place[calleesFirst[i]] = static_cast<std::uint32_t>(i);
    if (programs[calleesFirst[i]].operation != kNone)
      stations[programs[calleesFirst[i]].component].programs.push_back(calleesFirst[i]);
  }
}

}  // namespace windtunnel::simulator::analytic
