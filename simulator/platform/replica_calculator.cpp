// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/replica_calculator.h"

#include <algorithm>
#include <cmath>

#include "simulator/platform/whole_pods.h"

namespace windtunnel::simulator {
namespace {

using State = MetricSample::State;

constexpr double kTolerance = 0.1;

bool isWithinTolerance(double ratio) {
  return std::abs(ratio - 1) <= kTolerance + kRounding;
}

// Sums over the pods that count, and how many these are.
struct Sum {
  double use = 0;
  double target = 0;
  int pods = 0;
  int unready = 0;
  int missing = 0;

  double ratio(double targetPercent) const {
    const double exact = target > 0 ? use / target : 0;
    return targetPercent > 0 ? std::floor(exact * targetPercent + kRounding) / targetPercent : exact;
  }
};

Sum sumOf(const std::vector<MetricSample>& pods) {
  Sum sum;
  for (const MetricSample& pod : pods) {
    sum.unready += pod.state == State::Unready ? 1 : 0;
    sum.missing += pod.state == State::Missing ? 1 : 0;
    if (pod.state != State::Ready) continue;
    sum.use += pod.use;
    sum.target += pod.target;
    ++sum.pods;
  }
  return sum;
}

void addAssumed(const std::vector<MetricSample>& pods, bool isUp, double fallback, Sum& sum) {
  for (const MetricSample& pod : pods) {
    const bool counts = pod.state == State::Missing || (pod.state == State::Unready && isUp);
    if (!counts) continue;
    sum.use += isUp ? 0 : fallback * pod.target;
    sum.target += pod.target;
    ++sum.pods;
  }
}

}  // namespace

int wantedReplicas(int current, double ratio) {
  return isWithinTolerance(ratio) ? current : roundedUp(current * ratio);
}

std::optional<int> wantedReplicas(int current, const std::vector<MetricSample>& pods, double fallback,
                                  double targetPercent) {
  Sum sum = sumOf(pods);
  if (sum.pods == 0) return std::nullopt;
  const double measured = sum.ratio(targetPercent);
  const bool isUp = measured > 1;
  if (sum.missing == 0 && !(isUp && sum.unready > 0))
    return isWithinTolerance(measured) ? current : roundedUp(sum.pods * measured);
  addAssumed(pods, isUp, fallback, sum);
  const double assumed = sum.ratio(targetPercent);
  if (isWithinTolerance(assumed) || (measured < 1) == (assumed > 1)) return current;
  const int wanted = roundedUp(sum.pods * assumed);
  return (assumed < 1) == (wanted > current) ? current : wanted;
}

int wantedForTotal(int current, double total, double target) {
  if (current > 0 && isWithinTolerance(total / (target * current))) return current;
  return roundedUp(total / target);
}

int scaleUpLimitWithoutBehaviour(int current) {
  return std::max(2 * current, 4);
}

}  // namespace windtunnel::simulator
