// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/queueing_formulas.h"

#include <algorithm>
#include <cmath>

namespace windtunnel::simulator::analytic {

double erlangB(double servers, double load) {
  if (load <= 0) return 0;
  if (servers > load + 12 * std::sqrt(load) + 20) return 0;
  double inverse = 1;
  for (double n = 1; n <= servers; ++n) inverse = 1 + inverse * n / load;
  return 1 / inverse;
}

double erlangC(double servers, double load) {
  if (load >= servers) return 1;
  const double blocked = erlangB(servers, load);
  return servers * blocked / (servers - load * (1 - blocked));
}

double sharingStretch(double cores, double load) {
  if (cores <= 0) return 1;
  if (cores == 1) return 1 / (1 - load);
  return 1 + erlangC(cores, load) / (cores - load);
}

double constantServiceWait(double rate, double service) {
  const double load = rate * service;
  return load < 1 ? load * service / (2 * (1 - load)) : 0;
}

namespace {

// E[wait <= depth] of an M/D/1 queue but for its factor P(idle), at depth = waits * service time.
double boundedWait(double load, double waits) {
  double sum = 0;
  for (int j = 0; j <= static_cast<int>(waits); ++j) {
    const double x = load * (waits - j);
    const double size = j * std::log(std::max(x, 1e-300)) - std::lgamma(j + 1.0) + x;
    sum += (j % 2 == 0 ? 1 : -1) * (j == 0 ? std::exp(x) : x > 0 ? std::exp(size) : 0);
  }
  return sum;
}

constexpr double kLargeBurst = 15;  // beyond it the alternating sum loses its digits

}  // namespace

double tokenBucketPass(double rate, double perSecond, double burst) {
  if (rate <= 0 || burst <= 0) return 1;
  if (perSecond <= 0) return 0;
  const double load = rate / perSecond;
  if (burst <= kLargeBurst) {
    const double accepted = boundedWait(load, burst - 1);
    return std::clamp(accepted / (1 + load * accepted), 0.0, 1.0);
  }
  // Diffusion: reflected at the empty and the full bucket.
  const double drift = load - 1;
  if (std::fabs(drift) < 1e-6) return 1 - 1 / (2 * burst);
  const double exponent = 2 * drift * burst / load;
  const double lost = drift * (exponent > 500 ? 1 : 1 / -std::expm1(-exponent)) / load;
  return std::clamp(1 - lost, 0.0, 1.0);
}

double roundRobinVariation(double pods, double streams, double utilisation) {
  const double idle = 1 - std::min(utilisation, 1.0);
  const double ofOne = 1 / pods;
  const double weight = 1 / (1 + 4 * idle * idle * (streams - 1));
  return weight * ofOne + (1 - weight);
}

double twoChoicesGain(double pods, double utilisation) {
  const double load = std::min(utilisation, 0.999);
  if (pods < 2 || load <= 0) return 1;
  double inSystem = 0;
  double exponent = 1;
  for (int i = 1; i < 30; ++i) {
    const double term = std::pow(load, exponent);
    inSystem += term;
    if (term < 1e-9) break;
    exponent = 2 * exponent + 1;
  }
  const double waitingLimit = inSystem - load;
  const double waitingRandom = load * load / (1 - load);
  const double gain = waitingLimit / waitingRandom;
  return gain + (1 - gain) / pods;
}

namespace {

// The throughput of n requests in the slots, one n after the other.
class SlotsInService {
 public:
  explicit SlotsInService(const SlotQueue& station)
      : m_busy(station.cores > 0 ? station.work / station.cores : 0),
        m_elsewhere(station.elsewhere + station.work - m_busy) {}

  double next() {
    ++m_count;
    const double response = m_busy * (1 + m_atCores);
    const double throughput = m_count / (m_elsewhere + response);
    m_atCores = throughput * response;
    return throughput;
  }

 private:
  double m_busy;
  double m_elsewhere;
  double m_atCores = 0;
  double m_count = 0;
};

constexpr double kMostSlots = 20000;  // beyond, slots are as good as unlimited

bool canFill(const SlotQueue& station) {
  const double load = station.rate * station.work;
  const double use = station.cores > 0 ? load / station.cores : 0;
  const double elsewhere = station.rate * station.elsewhere;
  if (station.rate <= 0 || station.servers > kMostSlots) return false;
  if (use >= 1) return true;
  const double mean = elsewhere + load + use / (1 - use);
  const double variance = elsewhere + load + use / ((1 - use) * (1 - use));
  return station.servers < mean + 8 * std::sqrt(variance) + 4;
}

// The states in which all slots are taken, by how many wait: a geometric series, scaled so that it stays in
// range on both sides of a ratio of 1.
struct Line {
  double first;  // nobody waits
  double last;   // the queue is full
  double all;
  double length;  // sum of those that wait, over all states
};

Line lineBehind(double ratio, double places) {
  const double base = std::min(ratio, 1 / ratio);
  const double rest = 1 - base;
  const double end = std::pow(base, places);
  if (rest < 1e-9) return {1, 1, places + 1, places * (places + 1) / 2};
  const double all = (1 - end * base) / rest;
  const double weighted = base * (1 - (places + 1) * end + places * end * base) / (rest * rest);
  if (ratio < 1) return {1, end, all, weighted};
  return {end, 1, all, places * all - weighted};
}

struct Filling {
  double weight = 1;  // of the state with all slots taken
  double before = 0;  // of all states with fewer
  double inService = 0;
  double throughput = 0;
};

Filling fill(const SlotQueue& station) {
  Filling filling;
  SlotsInService slots(station);
  for (std::uint32_t n = 1; n <= station.servers; ++n) {
    filling.before += filling.weight;
    filling.inService += (n - 1) * filling.weight;
    filling.throughput = slots.next();
    filling.weight *= station.rate / filling.throughput;
    if (filling.weight < 1e200) continue;
    filling.weight *= 1e-200;
    filling.before *= 1e-200;
    filling.inService *= 1e-200;
  }
  return filling;
}

}  // namespace

Waiting waitingFor(const SlotQueue& station) {
  Waiting waiting;
  const double mostLoad = (1 - 1e-6) * station.cores;
  waiting.stretch = sharingStretch(station.cores, std::min(station.rate * station.work, mostLoad));
  if (!canFill(station)) return waiting;
  const Filling filling = fill(station);
  const Line line = lineBehind(station.rate / filling.throughput, station.queue);
  // Both parts in units of the line, whose first state is the filling's last.
  const double unit = line.first / filling.weight;
  const double all = filling.before * unit + line.all;
  const double inService = (filling.inService * unit + station.servers * line.all) / all;
  waiting.refused = line.last / all;
  const double admitted = station.rate * (1 - waiting.refused);
  waiting.probability = (line.all - line.last) / all / (1 - waiting.refused);
  if (waiting.probability > 0) waiting.mean = line.length / all / admitted / waiting.probability;
  if (station.work > 0)
    waiting.stretch = std::max(1.0, (inService / admitted - station.elsewhere) / station.work);
  return waiting;
}

}  // namespace windtunnel::simulator::analytic
