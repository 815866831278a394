// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/estimate.h"

#include <algorithm>
#include <map>

#include "simulator/analytic/left_out.h"
#include "simulator/analytic/solution.h"
#include "simulator/compile/compile.h"

namespace windtunnel::simulator {
namespace {

using namespace analytic;

EstimatedLatency latencyOf(const TimeMixture& time) {
  const TimeMoments moments = time.moments();
  return {moments.mean, quantile(moments, 0.99)};
}

/// Turns the solved equations into figures.
class Figures {
 public:
  Figures(const Network& network, const Solution& solution)
      : m_network(network), m_solution(solution), m_equations(solution.equations) {
    findOverloaded();
  }

  Estimate all() const;

 private:
  void findOverloaded();
  bool isStuck(const Program& program) const;
  ComponentEstimate component(Index index) const;
  void showDemand(Index index, ComponentEstimate& figures) const;
  ConnectionEstimate connection(Index index) const;
  WorkloadEstimate workload(Index index) const;
  std::optional<Bottleneck> bottleneck() const;
  Bottleneck named(const ResourceUse& use) const;

  const Network& m_network;
  const Solution& m_solution;
  const Equations& m_equations;
  std::vector<char> m_isOverloaded;  // by component
  std::vector<char> m_isStuckArrow;  // by connection: its pool
  std::vector<char> m_isStuck;       // by program: it needs something overloaded
};

void Figures::findOverloaded() {
  m_isOverloaded.assign(m_network.components.size(), 0);
  m_isStuckArrow.assign(m_network.connections.size(), 0);
  m_isStuck.assign(m_equations.programs.size(), 0);
  if (!m_solution.isOverloaded) return;
  for (const auto* uses : {&m_solution.light, &m_solution.uses})
    for (const ResourceUse& use : *uses)
      if (use.demand >= 1 && use.kind != ResourceUse::Kind::Node)
        (use.kind == ResourceUse::Kind::Pool ? m_isStuckArrow : m_isOverloaded)[use.of] = 1;
  for (const Index component : m_solution.starved) m_isOverloaded[component] = 1;
  for (const Index index : m_equations.calleesFirst)
    m_isStuck[index] = isStuck(m_equations.programs[index]) ? 1 : 0;
}

bool Figures::isStuck(const Program& program) const {
  if (m_isOverloaded[program.component]) return true;
  for (Index pc = program.begin; pc < program.end; ++pc) {
    if (m_equations.visits[pc].tries <= 0) continue;
    const Instruction& call = m_network.program[pc];
    if (m_isStuckArrow[call.a] || m_isStuck[call.b]) return true;
  }
  return false;
}

ComponentEstimate Figures::component(Index index) const {
  const ComponentSpec& spec = m_network.components[index];
  const Station& station = m_equations.stations[index];
  ComponentEstimate figures;
  figures.id = spec.id;
  figures.kind = spec.kindName;
  figures.replicas = spec.replicas;
  figures.isOverloaded = m_isOverloaded[index] != 0;
  double slots = 0, slotsHeld = 0, load = 0;
  for (const PodGroup& group : station.groups) {
    load += group.load * group.pods;
    slotsHeld += group.rate * group.held * group.pods;
  }
  if (slotsOf(spec) != kNone)
    slots = std::min<double>(static_cast<double>(slotsOf(spec)) * spec.replicas,
                             spec.deliveriesOfAll == kNone ? 1e18 : spec.deliveriesOfAll);
  if (spec.cpuLimit > 0 && spec.replicas > 0) figures.cpuUtilisation = load / (spec.cpuLimit * spec.replicas);
  if (slots > 0) figures.slotUtilisation = slotsHeld / slots;
  if (figures.isOverloaded) showDemand(index, figures);
  TimeMixture time;
  bool isStuck = figures.isOverloaded;
  for (const Index p : station.programs) {
    const Program& program = m_equations.programs[p];
    figures.rate += program.rate;
    if (program.rate <= 0) continue;
    isStuck = isStuck || m_isStuck[p];
    const Congestion& congestion = m_equations.congestionOf(program);
    const double served = station.admitted * (1 - congestion.refused);
    time += program.service.ended().scaled(program.rate * served).then(congestion.wait);
    time.share += program.rate * (1 - served);
  }
  if (!isStuck && time.share > 0) figures.latency = latencyOf(time);
  return figures;
}

// What is turned away in overload was asked for all the same.
void Figures::showDemand(Index index, ComponentEstimate& figures) const {
  for (const ResourceUse& use : m_solution.light) {
    if (use.of != index) continue;
    if (use.kind == ResourceUse::Kind::Cpu) figures.cpuUtilisation = use.demand;
    if (use.kind == ResourceUse::Kind::Slots) figures.slotUtilisation = use.demand;
  }
}

ConnectionEstimate Figures::connection(Index index) const {
  const ConnectionSpec& spec = m_network.connections[index];
  const Arrow& arrow = m_equations.arrows[index];
  ConnectionEstimate figures;
  figures.key = spec.key;
  figures.rate = arrow.calls;
  if (arrow.calls <= 0) return figures;
  bool isStuck = m_isStuckArrow[index] != 0;
  for (const Index p : m_equations.stations[spec.to].programs) isStuck = isStuck || m_isStuck[p];
  figures.triesPerCall = arrow.tries / arrow.calls;
  if (isStuck) return figures;
  figures.errorShare = std::max(0.0, 1 - arrow.succeeded / arrow.calls);
  figures.latency = latencyOf(arrow.time);
  if (spec.poolConnections != kNone) {
    const double callers = std::max(1, m_network.components[spec.from].replicas);
    figures.poolUse = arrow.tries * arrow.tryTime / callers / std::max(1U, spec.poolConnections);
  }
  return figures;
}

WorkloadEstimate Figures::workload(Index index) const {
  WorkloadEstimate figures;
  figures.id = m_network.workloads[index].id;
  TimeMixture time;
  double succeeded = 0;
  bool isStuckAnywhere = false;
  for (const Index p : m_equations.entries[index]) {
    const Program& entry = m_equations.programs[p];
    figures.offered += entry.external;
    if (entry.external <= 0) continue;
    isStuckAnywhere = isStuckAnywhere || m_isStuck[p];
    time += entry.service.ended().scaled(entry.external);
    succeeded += entry.external * entry.service.passed.share;
  }
  if (isStuckAnywhere || figures.offered <= 0) return figures;
  figures.throughput = succeeded;
  figures.errorShare = std::max(0.0, 1 - succeeded / figures.offered);
  figures.latency = latencyOf(time);
  return figures;
}

Bottleneck Figures::named(const ResourceUse& use) const {
  Bottleneck named;
  named.utilisation = use.demand;
  named.loadMultiple = 1 / use.demand;
  if (use.kind == ResourceUse::Kind::Pool) {
    named.component = m_network.connections[use.of].key;
    named.resource = "pool";
    named.path = "connections/" + named.component + "/pool/connections";
    return named;
  }
  if (use.kind == ResourceUse::Kind::Node) {
    named.component = m_network.nodePools[m_equations.nodes[use.of].pool].name;
    named.resource = "nodes";
    named.path = "platform/nodePools/" + named.component + "/vcpu";
    return named;
  }
  const ComponentSpec& spec = m_network.components[use.of];
  named.component = spec.id;
  switch (use.kind) {
    case ResourceUse::Kind::Slots:
      named.resource = "slots";
      named.path = spec.concurrencyPath;
      break;
    case ResourceUse::Kind::Iops:
      named.resource = "iops";
      named.path = "components/" + spec.id + "/iops";
      break;
    default:
      named.resource = "cpu";
      named.path = "components/" + spec.id + (spec.autoscale.isOn ? "/autoscale/max" : "/replicas");
  }
  return named;
}

// What is asked for without waiting grows in proportion to the load, so the most used resource is the first
// to be used up.
std::optional<Bottleneck> Figures::bottleneck() const {
  const ResourceUse* worst = nullptr;
  for (const ResourceUse& use : m_solution.light)
    if (worst == nullptr || use.demand > worst->demand) worst = &use;
  if (worst == nullptr) return std::nullopt;
  return named(*worst);
}

Estimate Figures::all() const {
  Estimate estimate;
  estimate.scenario = m_network.scenario;
  estimate.isOverloaded = m_solution.isOverloaded;
  for (Index i = 0; i < m_network.workloads.size(); ++i) estimate.workloads.push_back(workload(i));
  for (Index i = 0; i < m_network.components.size(); ++i)
    if (m_network.components[i].kind != ComponentSpec::Kind::Client)
      estimate.components.push_back(component(i));
  for (Index i = 0; i < m_network.connections.size(); ++i)
    if (!m_network.connections[i].isImplied) estimate.connections.push_back(connection(i));
  std::map<Index, std::pair<double, double>> reads;  // of each cache: rate, rate of hits
  for (std::size_t i = 0; i < m_equations.reads.size(); ++i) {
    auto& [all, hits] = reads[m_network.caches[m_network.cachedSites[i].cache].component];
    all += m_equations.reads[i].rate;
    hits += m_equations.reads[i].rate * m_equations.reads[i].hits;
  }
  for (ComponentEstimate& one : estimate.components)
    if (one.kind == "cache") {
      const auto found = reads.find(m_network.componentNamed(one.id));
      if (found != reads.end() && found->second.first > 0)
        one.hitRatio = found->second.second / found->second.first;
    }
  estimate.bottleneck = bottleneck();
  return estimate;
}

}  // namespace

// Pods that find no room are not there.
Estimate estimate(const Network& network) {
  const Placement placement(network);
  std::optional<Network> smaller;
  if (!placement.hasRoomForAll) {
    smaller = network;
    for (Index i = 0; i < network.components.size(); ++i)
      smaller->components[i].replicas -= placement.withoutRoom[i];
  }
  const Network& there = smaller ? *smaller : network;
  const Solution solution(there, placement);
  Estimate result = Figures(there, solution).all();
  result.leftOut = leftOut(there, placement, solution);
  return result;
}

model::Result<Estimate> estimate(const model::Design& design, const std::string& scenario,
                                 std::optional<double> load) {
  model::Result<Network> network = compile(design, scenario);
  if (!network) return network.error();
  for (WorkloadSpec& workload : network->workloads)
    if (load && !workload.isJob) workload.load = *load;
  return estimate(*network);
}

}  // namespace windtunnel::simulator
