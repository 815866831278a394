// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/cpu_standstill.h"

#include <algorithm>
#include <cmath>

#include "simulator/queueing/cpu_quota.h"

namespace windtunnel::simulator::analytic {
namespace {

struct LeftOver {
  double probability = 0;  // that a period ends with work for which there was no quota
  double mean = 0;         // of that work then, core seconds
};

double above(double z) {
  return 0.5 * std::erfc(z / std::sqrt(2.0));
}

// The maximum of a random walk with normal steps of mean -slack and the given deviation, by Spitzer's
// identity (Trans. AMS 82, 1956): P(max = 0) = exp(-sum P(S_n > 0) / n), E[max] = sum E[S_n, S_n > 0] / n.
LeftOver leftOver(double slack, double deviation) {
  const double step = slack / deviation;
  double exponent = 0, mean = 0;
  for (int n = 1; n <= 400; ++n) {
    const double root = std::sqrt(static_cast<double>(n));
    const double z = step * root;
    if (z > 6) break;
    const double share = above(z);
    const double density = std::exp(-z * z / 2) / std::sqrt(2 * 3.14159265358979);
    exponent += share / n;
    mean += deviation * root * (density - z * share) / n;
  }
  const double probability = 1 - std::exp(-exponent);
  return {probability, probability > 0 ? mean / probability : 0};
}

}  // namespace

TimeMoments standstill(double limit, double load, double squares) {
  const double cores = std::ceil(limit - 1e-9);
  if (limit <= 0 || cores - limit < 1e-9 || load <= 0) return {};
  const double period = toSeconds(CpuQuota::kPeriod);
  const double slack = std::max(limit - load, 0.002 * limit) * period;
  const LeftOver left = leftOver(slack, std::sqrt(squares * period));
  if (left.probability < 1e-6) return {};
  // The backlog grows at the rate of the load until the period ends and is worked off at what is left of the
  // cores; one that is too large for that stays for whole periods.
  const double slope = (1 / load + 1 / std::max(cores - load, 0.05)) / 2;
  const double turn = period / slope;  // backlog from which it is there all the time
  const double gone = std::exp(-turn / left.mean);
  const double mean = left.mean;
  const double area = slope * (2 * mean * mean - gone * (turn * turn + 2 * turn * mean + 2 * mean * mean)) +
                      period * gone * (turn + mean);
  const double use = std::min(1.0, load / limit);
  const double calibration = 1.3 - 0.7 * use * use;  // against simulations of single cores
  const double delay = calibration * left.probability * area / period / load;  // Little's law
  const double struck = std::min(1.0, left.probability * std::min(1.0, std::sqrt(delay / period) + 0.2));
  return exponentialWith(struck, delay / struck);
}

}  // namespace windtunnel::simulator::analytic
