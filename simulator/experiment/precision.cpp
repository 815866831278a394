// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/experiment/precision.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace windtunnel::simulator {
namespace {

constexpr std::array kFigures{KeyFigure::Rate, KeyFigure::Mean, KeyFigure::P99};

bool counts(const FigureSamples& samples) {
  return std::find(kFigures.begin(), kFigures.end(), samples.figure) != kFigures.end();
}

// What is the same in every replication is known, also when it is zero or there is nothing to know.
double relativeHalfWidth(const FigureSamples& samples, double level) {
  const ConfidenceInterval interval = intervalOf(samples, level);
  return interval.halfWidth == 0 || interval.samples == 0 ? 0 : interval.relativeHalfWidth();
}

}  // namespace

PrecisionReached precisionOf(const std::vector<FigureSamples>& samples, const Precision& precision) {
  PrecisionReached worst;
  for (const FigureSamples& one : samples) {
    if (!counts(one)) continue;
    const double relative = relativeHalfWidth(one, precision.level);
    if (worst.workload.empty() || relative > worst.relative)
      worst = {one.workload, one.figure, relative, false};
  }
  worst.isReached = worst.relative <= precision.relative;
  return worst;
}

int nextReplications(const std::vector<FigureSamples>& samples, const Precision& precision) {
  const int present = samples.empty() ? 0 : static_cast<int>(samples.front().values.size());
  const PrecisionReached reached = precisionOf(samples, precision);
  if (reached.isReached || present >= precision.mostReplications) return present;
  const double factor = std::pow(reached.relative / precision.relative, 2);
  const double wanted = std::ceil(present * std::clamp(factor, 1.0, 2.0));
  return std::clamp(static_cast<int>(wanted), present + 1, precision.mostReplications);
}

}  // namespace windtunnel::simulator
