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

/// The figures of the replications in which both have one.
struct Pairs {
  std::vector<double> baseline;
  std::vector<double> candidate;
  std::vector<double> difference;
};

Pairs pairsOf(const FigureSamples& baseline, const FigureSamples& candidate) {
  Pairs pairs;
  for (std::size_t i = 0; i < std::min(baseline.values.size(), candidate.values.size()); ++i) {
    if (std::isnan(baseline.values[i]) || std::isnan(candidate.values[i])) continue;
    pairs.baseline.push_back(baseline.values[i]);
    pairs.candidate.push_back(candidate.values[i]);
    pairs.difference.push_back(candidate.values[i] - baseline.values[i]);
  }
  return pairs;
}

// One control for both systems and for their difference, or none: the difference of two means that were
// corrected for different things would not be the mean of the differences.
bool isControlled(const FigureSamples& baseline, const FigureSamples& candidate, const Pairs& pairs) {
  const std::vector<double>& surplus = baseline.surplus;
  if (surplus != candidate.surplus || surplus.size() != pairs.difference.size()) return false;
  return isControlWorthwhile(pairs.baseline, surplus) || isControlWorthwhile(pairs.candidate, surplus) ||
         isControlWorthwhile(pairs.difference, surplus);
}

void estimate(const FigureSamples& baseline, const FigureSamples& candidate, const Pairs& pairs, double level,
              FigureDifference& row) {
  const bool controls = isControlled(baseline, candidate, pairs);
  const auto interval = [&](const std::vector<double>& values) {
    return controls ? regressionConfidence(values, baseline.surplus, level) : confidence(values, level);
  };
  const bool arePaired = !pairs.difference.empty();
  row.baseline = interval(arePaired ? pairs.baseline : baseline.values).mean;
  row.candidate = interval(arePaired ? pairs.candidate : candidate.values).mean;
  row.difference = interval(pairs.difference);
}

Judgement judge(KeyFigure figure, const Pairs& pairs, const ConfidenceInterval& difference) {
  if (pairs.baseline.empty()) return Judgement::NotComparable;
  if (pairs.baseline == pairs.candidate) return Judgement::Same;
  if (difference.contains(0)) return Judgement::WithinChance;
  const bool more = difference.mean > 0;
  if (!info(figure).isBetterLow) return more ? Judgement::Higher : Judgement::Lower;
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
    const Pairs pairs = pairsOf(one, *other);
    estimate(one, *other, pairs, level, row);
    row.judgement = judge(one.figure, pairs, row.difference);
    all.push_back(std::move(row));
  }
  return all;
}

}  // namespace windtunnel::simulator
