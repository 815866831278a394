// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/statistics/time_series.h"

namespace windtunnel::simulator {
namespace {

LatencyWindow summary(const Histogram& histogram) {
  return {histogram.count(),        histogram.mean(),         histogram.quantile(0.50),
          histogram.quantile(0.95), histogram.quantile(0.99), histogram.largest()};
}

std::size_t windowsUpTo(Time end, Time width) {
  return static_cast<std::size_t>((end + width - 1) / width);
}

}  // namespace

void CountSeries::open() {
  m_counts.push_back(0);
  m_end += m_width;
}

std::vector<std::uint64_t> CountSeries::counts(Time end) const {
  std::vector<std::uint64_t> counts = m_counts;
  if (counts.size() < windowsUpTo(end, m_width)) counts.resize(windowsUpTo(end, m_width));
  return counts;
}

void LevelSeries::close() {
  m_area += m_level * static_cast<double>(m_end - m_since);
  m_averages.push_back(m_area / static_cast<double>(m_width));
  m_area = 0;
  m_since = m_end;
  m_end += m_width;
}

std::vector<double> LevelSeries::averages(Time end) const {
  LevelSeries copy = *this;
  while (end >= copy.m_end) copy.close();
  const Time begin = copy.m_end - copy.m_width;
  if (end > begin) {
    const double area = copy.m_area + copy.m_level * static_cast<double>(end - copy.m_since);
    copy.m_averages.push_back(area / static_cast<double>(end - begin));
  }
  return copy.m_averages;
}

void LatencySeries::close() {
  m_windows.push_back(m_current.empty() ? LatencyWindow{} : summary(m_current));
  m_current.clear();
  m_end += m_width;
}

std::vector<LatencyWindow> LatencySeries::windows(Time end) const {
  std::vector<LatencyWindow> windows = m_windows;
  if (!m_current.empty()) windows.push_back(summary(m_current));
  if (windows.size() < windowsUpTo(end, m_width)) windows.resize(windowsUpTo(end, m_width));
  return windows;
}

}  // namespace windtunnel::simulator
