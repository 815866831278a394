// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/run/tally.h"

namespace windtunnel::simulator {
namespace {

constexpr std::size_t kBaseline = 30;    // seconds before a fault that say what is usual
constexpr std::size_t kQuiet = 5;        // usual seconds in a row that count as recovered
constexpr double kNeverSilent = 10;      // ends per second: a second without any does not happen by chance
constexpr std::size_t kKillEffect = 60;  // seconds after a kill in which a disturbance is put down to it

// What is usual in one workload: the means over the time before the fault.
struct Usual {
  double rate = 0;
  double errors = 0;
  double p95 = 0;
};

Usual usualBefore(const FlowSeries& series, std::size_t warm, std::size_t begin) {
  Usual usual;
  const std::size_t first = std::max(warm, begin > kBaseline ? begin - kBaseline : 0);
  double seconds = 0;
  for (std::size_t i = first; i < std::min(begin, series.rate.size()); ++i) {
    if (series.rate[i] <= 0) continue;
    usual.rate += static_cast<double>(series.rate[i]);
    usual.errors += static_cast<double>(series.errorShare[i]);
    usual.p95 = std::max(usual.p95, static_cast<double>(series.p95[i]));
    seconds += 1;
  }
  if (seconds > 0) usual.errors /= seconds;
  if (begin > first) usual.rate /= static_cast<double>(begin - first);
  return usual;
}

// How far the share of errors of one second strays by chance alone: four standard deviations of a binomial.
double chance(double errors, double requests) {
  return 4 * std::sqrt(errors * (1 - errors) / std::max(1.0, requests));
}

bool isDisturbed(const FlowSeries& series, const Usual& usual, std::size_t second) {
  if (second >= series.rate.size()) return false;
  if (series.rate[second] <= 0) return usual.rate > kNeverSilent;
  const double stray = 0.01 + chance(usual.errors, static_cast<double>(series.rate[second]));
  return static_cast<double>(series.errorShare[second]) > usual.errors + stray ||
         static_cast<double>(series.p95[second]) > 1.5 * usual.p95 + 0.005;
}

struct Watch {
  const Tally& tally;
  std::vector<Usual> usual;

  bool disturbed(std::size_t second) const {
    for (std::size_t i = 0; i < usual.size(); ++i)
      if (isDisturbed(tally.workloads[i].flow.series, usual[i], second)) return true;
    return false;
  }
};

void noteSecond(const Watch& watch, std::size_t second, Recovery& recovery) {
  recovery.hasDisturbed = recovery.hasDisturbed || watch.disturbed(second);
  for (const Tally::Workload& workload : watch.tally.workloads) {
    const FlowSeries& series = workload.flow.series;
    if (second >= series.rate.size()) continue;
    recovery.worstErrorShare =
        std::max(recovery.worstErrorShare, static_cast<double>(series.errorShare[second]));
    recovery.worstP95 = std::max(recovery.worstP95, static_cast<double>(series.p95[second]));
  }
}

Recovery recoveryOf(const FaultRecord& fault, const Network& network, const Tally& tally, Time now) {
  Recovery recovery;
  recovery.fault = describe(network.shown(fault.command));
  recovery.begin = toSeconds(fault.begin);
  recovery.end = toSeconds(std::min(fault.end, now));
  const auto begin = static_cast<std::size_t>(fault.begin / kSecond);
  const auto end = static_cast<std::size_t>(std::min(fault.end, now) / kSecond);
  // A cold start is not usual, unless there is little else to go by.
  const auto warmedUp = static_cast<std::size_t>(network.warmup / kSecond);
  const std::size_t warm = warmedUp + kQuiet <= begin ? warmedUp : 0;
  Watch watch{tally, {}};
  for (const Tally::Workload& workload : tally.workloads)
    watch.usual.push_back(usualBefore(workload.flow.series, warm, begin));
  const auto last = static_cast<std::size_t>(now / kSecond);
  const std::size_t effect = std::min(last, fault.end == fault.begin ? end + kKillEffect : end + kQuiet);
  for (std::size_t i = begin; i < effect; ++i) noteSecond(watch, i, recovery);
  if (fault.end == kEndOfTime || fault.end > now) return recovery;
  std::size_t quiet = 0;
  std::size_t recovered = end;
  std::size_t first = end;
  if (fault.end == fault.begin && recovery.hasDisturbed)
    while (first < last && !watch.disturbed(first)) ++first;
  recovered = first;
  for (std::size_t i = first; i < last && quiet < kQuiet; ++i) {
    quiet = watch.disturbed(i) ? 0 : quiet + 1;
    if (quiet == 0) recovered = i + 1;
  }
  if (!recovery.hasDisturbed)
    recovery.recovery = 0;
  else if (quiet == kQuiet)
    recovery.recovery = std::max(0.0, static_cast<double>(recovered) - recovery.end);
  return recovery;
}

}  // namespace

std::vector<Recovery> recoveriesOf(const Engine& engine, const Tally& tally) {
  std::vector<Recovery> all;
  for (const FaultRecord& fault : engine.faults().records())
    all.push_back(recoveryOf(fault, engine.world().network, tally, engine.world().now()));
  return all;
}

}  // namespace windtunnel::simulator
