// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/solution.h"

#include <algorithm>
#include <cmath>

#include "simulator/analytic/offered_load.h"

namespace windtunnel::simulator::analytic {
namespace {

constexpr int kMostRounds = 200;
constexpr double kPrecision = 1e-5;

/// The rate of a workload, sought where the workload is closed: a step towards users / (think + response),
/// shorter each time it went too far.
struct Source {
  OfferedLoad load;
  double rate = 0;
  double step = 1;
  double lastLog = 0;

  void approach(double response) {
    if (!load.isClosed || rate <= 0) return;
    const double wanted = load.users / std::max(1e-9, load.think + response);
    const double log = std::log(wanted / rate);
    step = log * lastLog < 0 ? step * 0.6 : std::min(1.0, step * 1.1);
    lastLog = log;
    rate *= std::exp(step * log);
  }
};

bool asksForTooMuch(const std::vector<ResourceUse>& uses) {
  return std::any_of(uses.begin(), uses.end(), [](const ResourceUse& use) { return use.demand >= 1; });
}

class Rounds {
 public:
  Rounds(const Network& network, Solution& solution) : m_network(network), m_solution(solution) {
    for (const WorkloadSpec& workload : network.workloads)
      m_sources.push_back({offeredBy(workload, network.warmup, network.duration)});
  }

  void run();

 private:
  double response(std::size_t workload) const;
  void offer();
  void begin();
  void demand();
  double change();

  const Network& m_network;
  Solution& m_solution;
  std::vector<Source> m_sources;
  std::vector<double> m_before;
  bool m_isOpen = true;
};

double Rounds::response(std::size_t workload) const {
  double sum = 0, before = 0;
  const std::vector<MixEntry>& mix = m_network.workloads[workload].mix;
  for (std::size_t i = 0; i < mix.size(); ++i) {
    const Program& entry = m_solution.equations.programs[m_solution.equations.entries[workload][i]];
    sum += (mix[i].upTo - before) * entry.service.ended().moments().mean;
    before = mix[i].upTo;
  }
  return sum;
}

void Rounds::offer() {
  for (std::size_t w = 0; w < m_sources.size(); ++w) {
    const Source& source = m_sources[w];
    const double rate = source.load.isClosed ? source.rate : source.load.rate;
    const double found = source.load.isClosed ? std::max(0.0, 1 - 1 / std::max(1.0, source.load.users)) : 1;
    double before = 0;
    const std::vector<MixEntry>& mix = m_network.workloads[w].mix;
    for (std::size_t i = 0; i < mix.size(); ++i) {
      Program& entry = m_solution.equations.programs[m_solution.equations.entries[w][i]];
      entry.external = rate * (mix[i].upTo - before);
      entry.externalFound = entry.external * found;
      before = mix[i].upTo;
    }
  }
}

// Without any waiting: what the load asks for. Users of a closed workload never ask for more than there is,
// they wait for it.
void Rounds::begin() {
  Equations& equations = m_solution.equations;
  followTimes(equations);
  demand();
  m_solution.isOverloaded = asksForTooMuch(resourceUses(equations));
  bool hasClosed = false;
  for (std::size_t w = 0; w < m_sources.size(); ++w) {
    const OfferedLoad& load = m_sources[w].load;
    if (!load.isClosed || load.users <= 0) continue;
    m_sources[w].rate = load.users / std::max(1e-9, load.think + response(w));
    hasClosed = true;
  }
  if (hasClosed) demand();
  m_isOpen = !hasClosed;
  m_solution.light = resourceUses(equations);
  m_solution.starved = starvedComponents(equations);
}

void Rounds::demand() {
  Equations& equations = m_solution.equations;
  offer();
  followRates(equations);
  updateCaches(equations);
  followTimes(equations);
  followRates(equations);
  readDemands(equations);
}

double Rounds::change() {
  std::vector<double> now;
  for (const Index index : m_solution.equations.calleesFirst) {
    const Program& program = m_solution.equations.programs[index];
    now.push_back(program.rate);
    now.push_back(program.service.passed.sum + program.service.failed.sum);
  }
  double most = m_before.empty() ? 1 : 0;
  for (std::size_t i = 0; i < m_before.size(); ++i)
    most = std::max(most, std::fabs(now[i] - m_before[i]) / std::max(1e-12, std::fabs(now[i])));
  m_before = std::move(now);
  return most;
}

void Rounds::run() {
  begin();
  Equations& equations = m_solution.equations;
  for (int round = 0; round < kMostRounds; ++round) {
    updateStations(equations);
    updateArrows(equations);
    followTimes(equations);
    if (!m_solution.isOverloaded) {  // otherwise rates stay those that are asked for
      for (std::size_t w = 0; w < m_sources.size(); ++w) m_sources[w].approach(response(w));
      offer();
      followRates(equations);
      updateCaches(equations);
    }
    m_solution.hasConverged = change() < kPrecision;
    if (m_solution.hasConverged) break;
  }
  m_solution.uses = resourceUses(equations);
  if (!m_isOpen || !asksForTooMuch(m_solution.uses)) return;
  m_solution.isOverloaded = true;
  const std::vector<Index> starved = starvedComponents(equations);
  m_solution.starved.insert(m_solution.starved.end(), starved.begin(), starved.end());
}

}  // namespace

Solution::Solution(const Network& network, const Placement& placement) : equations(network, placement) {
  Rounds(network, *this).run();
}

}  // namespace windtunnel::simulator::analytic
