// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/charts/chart_series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace windtunnel::app {
namespace {

bool earlier(const Sample& sample, double time) {
  return sample.time < time;
}
bool later(double time, const Sample& sample) {
  return time < sample.time;
}

}  // namespace

void ChartSeries::append(double time, double value) {
  if (!m_samples.empty() && time <= m_samples.back().time) {
    m_samples.back().value = value;
  } else {
    m_samples.push_back({time, value});
  }
  emit changed();
}

void ChartSeries::replace(std::vector<Sample> samples) {
  m_samples = std::move(samples);
  emit changed();
}

void ChartSeries::clear() {
  replace({});
}

double ChartSeries::valueAt(double time) const {
  const auto after = std::upper_bound(m_samples.begin(), m_samples.end(), time, later);
  return after == m_samples.begin() ? std::numeric_limits<double>::quiet_NaN() : std::prev(after)->value;
}

double ChartSeries::highest(double from, double to) const {
  double highest = 0;
  for (auto sample = std::lower_bound(m_samples.begin(), m_samples.end(), from, earlier);
       sample != m_samples.end() && sample->time <= to; ++sample) {
    if (std::isfinite(sample->value)) highest = std::max(highest, sample->value);
  }
  return highest;
}

}  // namespace windtunnel::app
