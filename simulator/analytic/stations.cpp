// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/analytic/cpu_standstill.h"
#include "simulator/analytic/equations.h"

/// Stations: what requests wait for at the pods, given how often they come and how long they stay.
namespace windtunnel::simulator::analytic {
namespace {

/// What the requests of one pod ask for, summed over its programs.
struct Demands {
  double rate = 0;
  double found = 0;
  TimeMixture held;
};

bool needsPrimary(const Equations& equations, const Program& program) {
  return equations.network.operations[program.operation].needsPrimary;
}

void addWork(const Equations& equations, const Program& program, double runs, PodGroup& group) {
  for (Index pc = program.begin; pc < program.end; ++pc) {
    const double times = runs * equations.visits[pc].times;
    const Instruction& instruction = equations.network.program[pc];
    if (times <= 0) continue;
    if (instruction.code == OpCode::Write) group.writes += times;
    if (instruction.code != OpCode::Work) continue;
    const TimeMoments& piece = equations.drawn[pc];
    group.load += times * piece.mean;
    group.jobs += times;
    group.jobSquares += times * (piece.variance + piece.mean * piece.mean);
  }
}

// The part of the requests of each kind that one pod of a group gets.
void addDemand(const Equations& equations, const Station& station, double ofAny, double ofPrimary,
               PodGroup& group) {
  Demands all;
  for (const Index index : station.programs) {
    const Program& program = equations.programs[index];
    const bool isWrite = needsPrimary(equations, program);
    const double share = (isWrite ? ofPrimary : ofAny) * station.admitted;
    const double rate = program.rate * share;
    if (rate <= 0) continue;
    all.rate += rate;
    all.found += program.found * share;
    const double served = rate * (1 - (isWrite ? station.primary : station.anyPod).refused);
    all.held += program.service.ended().scaled(served);
    addWork(equations, program, served, group);
  }
  group.rate = all.rate;
  group.foundShare = all.rate > 0 ? all.found / all.rate : 1;
  const TimeMoments held = all.held.moments();
  group.held = held.mean;
  group.heldVariance = held.variance;
}

void readDemand(const Equations& equations, const ComponentSpec& spec, Station& station) {
  const double pods = std::max(1, spec.replicas);
  const bool hasPrimary =
      pods > 1 && std::any_of(station.programs.begin(), station.programs.end(), [&](Index program) {
        return needsPrimary(equations, equations.programs[program]);
      });
  const std::vector<PodGroup> before = std::move(station.groups);
  station.groups.assign(hasPrimary ? 2 : 1, {});
  station.groups[0].pods = hasPrimary ? 1 : pods;
  addDemand(equations, station, 1 / pods, hasPrimary ? 1 : 1 / pods, station.groups[0]);
  if (hasPrimary) {
    station.groups[1].pods = pods - 1;
    addDemand(equations, station, 1 / pods, 0, station.groups[1]);
  }
  for (std::size_t i = 0; i < before.size(); ++i) station.groups[i].congestion = before[i].congestion;
}

// How irregular the arrivals at one pod are, and what its callers' balancing saves.
void readArrivals(const Equations& equations, Index component, Station& station) {
  const ComponentSpec& spec = equations.network.components[component];
  double tries = 0, variation = 0, gain = 0;
  const PodGroup& group = station.groups.back();
  const double cores = std::ceil(spec.cpuLimit - 1e-9);
  const double use = cores > 0 ? group.load / cores : 0;
  for (const Index incoming : station.incoming) {
    const Arrow& arrow = equations.arrows[incoming];
    const ConnectionSpec& arrowSpec = equations.network.connections[incoming];
    const double callers = std::max(1, equations.network.components[arrowSpec.from].replicas);
    const bool isRound = arrowSpec.balancing == Balancing::RoundRobin;
    tries += arrow.tries;
    variation += arrow.tries * (isRound ? roundRobinVariation(spec.replicas, callers, use) : 1);
    gain += arrow.tries *
            (arrowSpec.balancing == Balancing::LeastRequest ? twoChoicesGain(spec.replicas, use) : 1);
  }
  station.variation = tries > 0 ? variation / tries : 1;
  station.waitGain = tries > 0 ? gain / tries : 1;
}

// A worker is handed no more than it may work on, and the rest waits in the topic.
double slotsOfPod(const ComponentSpec& spec) {
  const double ofAll = spec.deliveriesOfAll == kNone
                           ? slotsOf(spec)
                           : spec.deliveriesOfAll / static_cast<double>(std::max(1, spec.replicas));
  return std::max(1.0, std::min<double>(slotsOf(spec), ofAll));
}

bool isHanded(const ComponentSpec& spec) {
  return spec.deliveries < spec.concurrency;
}

void updateGroup(const ComponentSpec& spec, const Station& station, PodGroup& group) {
  Congestion& now = group.congestion;
  const double cores = spec.cpuLimit > 0 ? std::ceil(spec.cpuLimit - 1e-9) : 0;
  const double found = group.foundShare;
  const double served = group.rate * (1 - now.refused);
  const double work = served > 0 ? group.load / served : 0;
  SlotQueue queue;
  queue.rate = group.rate * found;
  queue.work = work;
  queue.cores = cores;
  queue.elsewhere = std::max(0.0, group.held - work * now.ownStretch);
  queue.servers = spec.kindName == "job" ? kNone : static_cast<std::uint32_t>(slotsOfPod(spec));
  queue.queue = isHanded(spec) ? kNone : spec.queue;
  const Waiting waiting = waitingFor(queue);
  const double heldMean = std::max(group.held, 1e-12);
  const double services = group.heldVariance / (heldMean * heldMean);
  const double wait = waiting.mean * irregularity(station.variation, services) * station.waitGain;
  now.refused = waiting.refused;
  now.wait = exponentialWith(waiting.probability, wait);
  now.ownStretch = 1 + (waiting.stretch - 1) * irregularity(station.variation, 1) * station.waitGain;
  now.stretch = std::max(now.ownStretch, group.nodeStretch);
  now.spreadDecay = 0;
  if (group.jobs > 0 && cores > 0) {
    const double mean = group.load / group.jobs;
    const double irregular = group.jobSquares / group.jobs / (mean * mean);  // 1 + squared variation
    double idle = std::max(0.0, cores - group.load * found);
    if (group.nodeStretch > now.ownStretch) idle = std::min(idle, 1 / (group.nodeStretch - 1));
    now.spreadDecay = 2 * idle / (mean * irregular);
  }
  now.standstill = standstill(spec.cpuLimit, group.load * found, group.jobSquares);
  const double write = spec.iops > 0 ? 1 / spec.iops : 0;
  const double writing = std::min(0.999, group.writes * found * write);
  if (writing > 0)
    now.writeWait = exponentialWith(writing, constantServiceWait(writing / write, write) / writing);
}

// What any pod may run meets the pods one after the other.
Congestion average(const std::vector<PodGroup>& groups) {
  if (groups.size() == 1) return groups.front().congestion;
  const double all = groups[0].pods + groups[1].pods;
  Congestion sum;
  sum.stretch = 0;
  sum.ownStretch = 0;
  TimeMixture wait, standing, writing;
  for (const PodGroup& group : groups) {
    const double share = group.pods / all;
    sum.refused += share * group.congestion.refused;
    sum.stretch += share * group.congestion.stretch;
    sum.ownStretch += share * group.congestion.ownStretch;
    sum.spreadDecay += share * group.congestion.spreadDecay;
    wait += TimeMixture::of(share, group.congestion.wait);
    standing += TimeMixture::of(share, group.congestion.standstill);
    writing += TimeMixture::of(share, group.congestion.writeWait);
  }
  sum.wait = wait.moments();
  sum.standstill = standing.moments();
  sum.writeWait = writing.moments();
  return sum;
}

}  // namespace

void readDemands(Equations& equations) {
  for (Index i = 0; i < equations.stations.size(); ++i) {
    Station& station = equations.stations[i];
    const ComponentSpec& spec = equations.network.components[i];
    if (station.programs.empty() || spec.kind == ComponentSpec::Kind::Client) continue;
    station.arrivals = 0;
    for (const Index program : station.programs) station.arrivals += equations.programs[program].rate;
    if (spec.admission.limitsAll())
      station.admitted = tokenBucketPass(station.arrivals, spec.admission.perSecond, spec.admission.burst);
    readDemand(equations, spec, station);
    readArrivals(equations, i, station);
  }
}

void updateStations(Equations& equations) {
  readDemands(equations);
  shareNodes(equations);
  for (Index i = 0; i < equations.stations.size(); ++i) {
    Station& station = equations.stations[i];
    const ComponentSpec& spec = equations.network.components[i];
    if (station.groups.empty()) continue;
    for (PodGroup& group : station.groups) updateGroup(spec, station, group);
    station.anyPod = average(station.groups);
    station.primary = station.groups.front().congestion;
    if (!isHanded(spec)) continue;
    station.handOut = station.anyPod.wait;
    station.anyPod.wait = station.primary.wait = TimeMoments();
  }
}

}  // namespace windtunnel::simulator::analytic
