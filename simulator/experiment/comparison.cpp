// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/experiment/comparison.h"

#include <algorithm>
#include <cmath>

namespace windtunnel::simulator {
namespace {

const FigureSamples* counterpart(const FigureSamples& one, const std::vector<FigureSamples>& others) {
  const auto found = std::find_if(others.begin(), others.end(), [&](const FigureSamples& other) {
    return other.workload == one.workload && other.figure == one.figure;
  });
  return found == others.end() ? nullptr : &*found;
}

Judgement judge(const FigureSamples& baseline, const FigureSamples& candidate,
                const ConfidenceInterval& difference) {
  if (difference.samples == 0) return Judgement::NotComparable;
  if (baseline.values == candidate.values) return Judgement::Same;
  if (difference.contains(0)) return Judgement::WithinChance;
  const bool more = difference.mean > 0;
  if (!info(baseline.figure).isBetterLow) return more ? Judgement::Higher : Judgement::Lower;
  return more ? Judgement::Worse : Judgement::Better;
}

}  // namespace

const char* name(Judgement judgement) {
  switch (judgement) {
    case Judgement::Same:
      return "same";
    case Judgement::WithinChance:
      return "within-chance";
    case Judgement::Better:
      return "better";
    case Judgement::Worse:
      return "worse";
    case Judgement::Higher:
      return "higher";
    case Judgement::Lower:
      return "lower";
    case Judgement::NotComparable:
      return "not-comparable";
  }
  return "within-chance";
}

std::optional<double> FigureDifference::relative() const {
  if (baseline == 0 || !std::isfinite(difference.mean)) return std::nullopt;
  return difference.mean / std::fabs(baseline);
}

std::vector<FigureDifference> differences(const std::vector<FigureSamples>& baseline,
                                          const std::vector<FigureSamples>& candidate, double level) {
  std::vector<FigureDifference> all;
  for (const FigureSamples& one : baseline) {
    const FigureSamples* other = counterpart(one, candidate);
    if (other == nullptr) continue;
    FigureDifference row;
    row.workload = one.workload;
    row.figure = one.figure;
    row.baseline = confidence(one.values, level).mean;
    row.candidate = confidence(other->values, level).mean;
    row.difference = pairedDifference(other->values, one.values, level);
    row.judgement = judge(one, *other, row.difference);
    all.push_back(std::move(row));
  }
  return all;
}

}  // namespace windtunnel::simulator
