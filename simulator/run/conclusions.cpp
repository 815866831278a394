// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/run/tally.h"

/// Conclusions drawn from a tally: objectives and the bottleneck.
namespace windtunnel::simulator {
namespace {

constexpr double kMostBudget = 1e6;

double budgetUsed(double badShare, double allowedShare) {
  if (badShare <= 0) return 0;
  return allowedShare > 0 ? std::min(kMostBudget, badShare / allowedShare) : kMostBudget;
}

void consider(std::optional<Bottleneck>& worst, Bottleneck candidate) {
  if (candidate.utilisation <= 0) return;
  if (worst && candidate.utilisation <= worst->utilisation) return;
  candidate.loadMultiple = 1 / candidate.utilisation;
  worst = std::move(candidate);
}

// The budget of a percentile is the share that may be slower. What never came to an end in time counts as
// slower.
void judgeTimes(const Histogram& times, double unfinished, double quantile, ObjectiveFigures& figures) {
  const auto ended = static_cast<double>(times.count());
  const double all = ended + unfinished;
  figures.allowed = 1 - quantile;
  figures.requests = times.count();
  figures.unfinished = unfinished;
  if (all <= 0) return;
  figures.measured = toSeconds(times.quantile(std::min(1.0, quantile * all / std::max(1.0, ended))));
  const double slower = 1 - times.fractionUpTo(static_cast<Time>(figures.limit * 1e9));
  const double late = (ended * slower + unfinished) / all;
  figures.isMet = unfinished > 0 ? late <= figures.allowed : figures.measured <= figures.limit;
  figures.budgetUsed = budgetUsed(late, figures.allowed);
}

// All that the component takes, in whichever group.
void judgeReader(const Network& network, const Tally& tally, const ObjectiveSpec& spec,
                 ObjectiveFigures& figures) {
  figures.of = network.components[spec.reader].id;
  Histogram age;
  std::uint64_t givenUp = 0;
  for (std::size_t i = 0; i < network.consumers.size(); ++i) {
    if (network.consumers[i].component != spec.reader) continue;
    const Tally::Consumer& consumer = tally.consumers[i];
    age.merge(consumer.age);
    givenUp += consumer.deadLetters + consumer.dropped + consumer.expired;
  }
  judgeTimes(age, static_cast<double>(givenUp), spec.quantile, figures);
}

// Requests that had not ended when the run did, and had waited for longer than that.
double overdue(const Tally::Workload& workload, double limit) {
  const auto waiting = static_cast<double>(workload.waiting.count());
  return std::round(waiting * (1 - workload.waiting.fractionUpTo(static_cast<Time>(limit * 1e9))));
}

// The budget of success is the share that may fail. Who has waited for half a minute, and for longer than
// nearly all that have ended, counts as failed.
void judgeSuccess(const Tally::Workload& workload, ObjectiveFigures& figures) {
  constexpr double kPatience = 30;
  constexpr double kNearlyAll = 0.999;
  const FlowTally& flow = workload.flow;
  figures.allowed = 1 - figures.limit;
  figures.requests = total(flow.outcomes);
  figures.waited = std::max(kPatience, toSeconds(flow.latency.quantile(kNearlyAll)));
  figures.unfinished = overdue(workload, figures.waited);
  const auto ended = static_cast<double>(figures.requests);
  const double all = ended + figures.unfinished;
  if (all <= 0) return;
  figures.measured = ended * (1 - failureShare(flow.outcomes)) / all;
  figures.isMet = figures.measured >= figures.limit;
  figures.budgetUsed = budgetUsed(1 - figures.measured, figures.allowed);
}

void judgeWorkload(const Network& network, const Tally& tally, const ObjectiveSpec& spec,
                   ObjectiveFigures& figures) {
  const Tally::Workload& workload = tally.workloads[spec.workload];
  figures.of = network.workloads[spec.workload].id;
  if (spec.quantile <= 0) return judgeSuccess(workload, figures);
  figures.waited = spec.limit;
  judgeTimes(workload.flow.latency, overdue(workload, spec.limit), spec.quantile, figures);
}

}  // namespace

std::vector<ObjectiveFigures> objectivesOf(const Network& network, const Tally& tally) {
  std::vector<ObjectiveFigures> all;
  for (const ObjectiveSpec& spec : network.objectives) {
    ObjectiveFigures figures;
    figures.id = spec.id;
    figures.target = spec.target;
    figures.limit = spec.limit;
    figures.path = spec.path;
    if (spec.reader != kNone)
      judgeReader(network, tally, spec, figures);
    else
      judgeWorkload(network, tally, spec, figures);
    if (figures.requests == 0) figures.isMet = false;
    figures.share = spec.share;
    figures.window = spec.window;
    figures.seconds = tally.objectives[all.size()].seconds / tally.runs;
    figures.missedSeconds = tally.objectives[all.size()].missed / tally.runs;
    all.push_back(std::move(figures));
  }
  return all;
}

double slotSecondsOf(const ComponentSpec& spec, const Tally::Component& component, double seconds) {
  if (slotsOf(spec) == kNone) return 0;
  const double ofPods = slotsOf(spec) * component.readyArea;
  return spec.deliveriesOfAll == kNone ? ofPods : std::min(ofPods, spec.deliveriesOfAll * seconds);
}

double askedOf(const Tally::Component& component) {
  const double served = static_cast<double>(total(component.flow.outcomes) - component.rejected);
  return served > 0 ? std::max(component.arrived, served) / served : 0;
}

// Chance makes one of several equal pods a little busier than the others.
double ofBusiest(double mean, double busiest) {
  constexpr double kUneven = 1.2;
  return busiest > kUneven * mean ? busiest : mean;
}

Demand demandOf(const Network& network, const Tally& tally, std::size_t index) {
  const ComponentSpec& spec = network.components[index];
  const Tally::Component& component = tally.components[index];
  const double seconds = tally.seconds;
  Demand demand;
  const double asked = askedOf(component);
  if (asked <= 0 || seconds <= 0 || component.readyArea <= 0) return demand;
  if (spec.cpuLimit > 0) demand.cpu = component.cpuSeconds / (spec.cpuLimit * component.readyArea) * asked;
  const double slotSeconds = slotSecondsOf(spec, component, seconds);
  if (slotSeconds > 0) demand.slots = (component.inFlightArea - component.waitingArea) / slotSeconds * asked;
  demand.busiestCpu = ofBusiest(demand.cpu, component.busiestCpu / tally.runs * asked);
  demand.busiestSlots = ofBusiest(demand.slots, component.busiestSlots / tally.runs * asked);
  return demand;
}

double managedPrice(const Network& network) {
  double perHour = 0;
  for (const ComponentSpec& spec : network.components) perHour += spec.perHour * spec.replicas;
  return perHour;
}

std::optional<CostFigures> costOf(const Network& network, const Tally& tally) {
  const double managed = managedPrice(network);
  if ((network.nodePools.empty() && managed <= 0) || tally.seconds <= 0) return std::nullopt;
  double answered = 0;
  for (const Tally::Workload& workload : tally.workloads)
    answered += static_cast<double>(workload.flow.outcomes[static_cast<std::size_t>(Outcome::Ok)]);
  CostFigures cost;
  cost.nodes = tally.nodeSeconds / tally.seconds;
  cost.managedPerHour = managed;
  cost.perHour = tally.nodeCost * 3600 / tally.seconds + managed;
  cost.perMillionRequests = answered > 0 ? cost.perHour * tally.seconds / 3600 / answered * 1e6 : 0;
  return cost;
}

std::optional<Bottleneck> bottleneckOf(const Network& network, const Tally& tally) {
  std::optional<Bottleneck> worst;
  for (std::size_t i = 0; i < network.components.size(); ++i) {
    const ComponentSpec& spec = network.components[i];
    if (spec.kind == ComponentSpec::Kind::Client || spec.kind == ComponentSpec::Kind::External) continue;
    const Demand demand = demandOf(network, tally, i);
    const std::string replicas =
        "components/" + spec.id + (spec.autoscale.isOn ? "/autoscale/max" : "/replicas");
    // More replicas do not help the one pod that gets more than its share.
    consider(worst, {spec.id, "cpu", demand.busiestCpu > demand.cpu ? "" : replicas, demand.busiestCpu, 0});
    if (spec.iops > 0 && tally.seconds > 0)
      consider(worst, {spec.id, "iops", "components/" + spec.id + "/iops",
                       static_cast<double>(tally.components[i].writes) / (spec.iops * tally.seconds), 0});
    if (spec.lockableRows > 0 && tally.seconds > 0)
      consider(worst, {spec.id, "lock", spec.lockPath, tally.components[i].longestLock / tally.seconds, 0});
    // Else the slots are full because the CPU is.
    if (demand.busiestCpu < kBusy && tally.components[i].busiestNode / tally.runs < kBusy)
      consider(worst, {spec.id, "slots", spec.concurrencyPath, demand.busiestSlots, 0});
  }
  for (std::size_t i = 0; i < network.connections.size(); ++i) {
    const ConnectionSpec& spec = network.connections[i];
    if (spec.poolConnections == kNone || tally.seconds <= 0) continue;
    const double callers = std::max(1.0, tally.components[spec.from].readyArea / tally.seconds);
    const double use = (tally.connections[i].slotsArea + tally.connections[i].awaitedArea) / tally.seconds /
                       (spec.poolConnections * callers);
    consider(worst, {spec.key, "pool", "connections/" + spec.key + "/pool/connections", use, 0});
  }
  for (std::size_t i = 0; i < network.nodePools.size(); ++i) {
    const std::string& pool = network.nodePools[i].name;
    consider(worst,
             {pool, "nodes", "platform/nodePools/" + pool + "/vcpu", tally.busiestNodes[i] / tally.runs, 0});
  }
  return worst;
}

}  // namespace windtunnel::simulator
