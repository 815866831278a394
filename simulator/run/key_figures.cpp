// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/key_figures.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "simulator/compile/network.h"
#include "simulator/run/tally.h"
#include "simulator/statistics/interpolated_quantile.h"

namespace windtunnel::simulator {
namespace {

// Not a number where no request ended.
double measured(KeyFigure figure, const FlowTally& flow, double seconds) {
  if (figure != KeyFigure::Rate && total(flow.outcomes) == 0) return std::numeric_limits<double>::quiet_NaN();
  switch (figure) {
    case KeyFigure::Rate:
      return seconds > 0 ? static_cast<double>(total(flow.outcomes)) / seconds : 0;
    case KeyFigure::ErrorShare:
      return failureShare(flow.outcomes);
    case KeyFigure::Mean:
      return flow.latency.mean() * 1e-9;
    case KeyFigure::P50:
      return interpolatedQuantile(flow.latency, 0.50) * 1e-9;
    case KeyFigure::P95:
      return interpolatedQuantile(flow.latency, 0.95) * 1e-9;
    case KeyFigure::P99:
      return interpolatedQuantile(flow.latency, 0.99) * 1e-9;
    case KeyFigure::CostPerHour:
      break;
  }
  return 0;
}

// Arrivals per second by the law alone; none where faults or a profile change them, or they are always as
// many.
std::optional<double> meanArrivals(const Network& network, const WorkloadSpec& workload) {
  const bool isChanged = std::any_of(network.faults.begin(), network.faults.end(), [](const Command& fault) {
    return fault.kind == Command::Kind::Surge || fault.kind == Command::Kind::SetLoad;
  });
  if (isChanged || workload.arrivals.kind != model::Arrivals::Kind::Poisson) return std::nullopt;
  return workload.arrivals.rate.perSecond() * workload.load;
}

bool isTime(KeyFigure figure) {
  return figure != KeyFigure::Rate && figure != KeyFigure::ErrorShare && figure != KeyFigure::CostPerHour;
}

void declare(const Network& network, std::vector<FigureSamples>& samples) {
  for (const WorkloadSpec& workload : network.workloads)
    for (const KeyFigure figure : kWorkloadFigures) samples.push_back({workload.id, figure, {}});
  if (!network.nodePools.empty() || managedPrice(network) > 0)
    samples.push_back({"", KeyFigure::CostPerHour, {}});
}

ConfidenceInterval& part(WorkloadIntervals& intervals, KeyFigure figure) {
  switch (figure) {
    case KeyFigure::ErrorShare:
      return intervals.errorShare;
    case KeyFigure::Mean:
      return intervals.mean;
    case KeyFigure::P50:
      return intervals.p50;
    case KeyFigure::P95:
      return intervals.p95;
    case KeyFigure::P99:
      return intervals.p99;
    default:
      return intervals.rate;
  }
}

}  // namespace

const KeyFigureInfo& info(KeyFigure figure) {
  static constexpr std::array<KeyFigureInfo, kWorkloadFigures.size() + 1> kInfos{{
      {"rate", "throughput", FigureUnit::PerSecond, false},
      {"errorShare", "errors", FigureUnit::Share, true},
      {"mean", "mean latency", FigureUnit::Seconds, true},
      {"p50", "p50", FigureUnit::Seconds, true},
      {"p95", "p95", FigureUnit::Seconds, true},
      {"p99", "p99", FigureUnit::Seconds, true},
      {"costPerHour", "cost per hour", FigureUnit::Currency, true},
  }};
  return kInfos[static_cast<std::size_t>(figure)];
}

void addSamples(const Network& network, const Tally& tally, std::vector<FigureSamples>& samples) {
  if (samples.empty()) declare(network, samples);
  auto next = samples.begin();
  for (std::size_t i = 0; i < tally.workloads.size(); ++i) {
    const Tally::Workload& workload = tally.workloads[i];
    const std::optional<double> usual = meanArrivals(network, network.workloads[i]);
    for (const KeyFigure figure : kWorkloadFigures) {
      next->values.push_back(measured(figure, workload.flow, tally.seconds));
      if (usual && isTime(figure) && tally.seconds > 0)
        next->surplus.push_back(workload.arrived / tally.seconds - *usual);
      ++next;
    }
  }
  if (next != samples.end())
    next->values.push_back(managedPrice(network) +
                           (tally.seconds > 0 ? tally.nodeCost * 3600 / tally.seconds : 0));
}

ConfidenceInterval intervalOf(const FigureSamples& samples, double level) {
  return controlledConfidence(samples.values, samples.surplus, level);
}

std::vector<WorkloadIntervals> intervalsOf(const std::vector<FigureSamples>& samples, double level) {
  std::vector<WorkloadIntervals> all;
  for (const FigureSamples& one : samples) {
    if (one.figure == KeyFigure::CostPerHour) continue;
    if (all.empty() || all.back().id != one.workload) all.emplace_back().id = one.workload;
    part(all.back(), one.figure) = intervalOf(one, level);
  }
  return all;
}

}  // namespace windtunnel::simulator
