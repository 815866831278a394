// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/analytic/solution.h"

namespace windtunnel::simulator::analytic {
namespace {

void addComponent(const Equations& equations, Index component, std::vector<ResourceUse>& uses) {
  using Kind = ResourceUse::Kind;
  const ComponentSpec& spec = equations.network.components[component];
  if (spec.kind == ComponentSpec::Kind::External) return;
  ResourceUse cpu{Kind::Cpu, component}, slots{Kind::Slots, component}, iops{Kind::Iops, component};
  for (const PodGroup& group : equations.stations[component].groups) {
    if (spec.cpuLimit > 0) cpu.demand = std::max(cpu.demand, group.load / spec.cpuLimit);
    if (slotsOf(spec) != kNone && spec.kindName != "job") {
      const double ofAll = spec.deliveriesOfAll == kNone ? 1e12 : spec.deliveriesOfAll / group.pods;
      slots.demand = std::max(slots.demand, group.rate * group.held / std::min<double>(slotsOf(spec), ofAll));
    }
    if (spec.iops > 0) iops.demand = std::max(iops.demand, group.writes / spec.iops);
  }
  for (const ResourceUse& use : {cpu, slots, iops})
    if (use.demand > 0) uses.push_back(use);
}

}  // namespace

std::vector<ResourceUse> resourceUses(const Equations& equations) {
  std::vector<ResourceUse> uses;
  for (Index i = 0; i < equations.stations.size(); ++i) addComponent(equations, i, uses);
  for (Index i = 0; i < equations.arrows.size(); ++i) {
    const ConnectionSpec& spec = equations.network.connections[i];
    if (spec.poolConnections == kNone) continue;
    const double callers = std::max(1, equations.network.components[spec.from].replicas);
    const Arrow& arrow = equations.arrows[i];
    const double demand = arrow.tries * arrow.tryTime / callers / std::max(1U, spec.poolConnections);
    if (demand > 0) uses.push_back({ResourceUse::Kind::Pool, i, demand});
  }
  const std::vector<double> nodes = nodeDemands(equations);
  for (Index i = 0; i < nodes.size(); ++i)
    if (nodes[i] > 0) uses.push_back({ResourceUse::Kind::Node, i, nodes[i]});
  return uses;
}

}  // namespace windtunnel::simulator::analytic
