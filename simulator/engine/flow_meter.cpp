// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/engine/flow_meter.h"

namespace windtunnel::simulator {
namespace {

void add(OutcomeCounts& sum, const OutcomeCounts& counts) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += counts[i];
}

}  // namespace

void FlowMeter::closeWindow(double seconds) {
  m_last.rate = seconds > 0 ? static_cast<double>(total(m_window)) / seconds : 0;
  m_last.errorShare = failureShare(m_window);
  const auto [p50, p95, p99] = m_windowLatency.quantiles<3>({0.50, 0.95, 0.99});
  m_last.p50 = toSeconds(p50);
  m_last.p95 = toSeconds(p95);
  m_last.p99 = toSeconds(p99);
  m_series.rate.push_back(static_cast<float>(m_last.rate));
  m_series.errorShare.push_back(static_cast<float>(m_last.errorShare));
  m_series.p50.push_back(static_cast<float>(m_last.p50));
  m_series.p95.push_back(static_cast<float>(m_last.p95));
  m_series.p99.push_back(static_cast<float>(m_last.p99));
  add(m_outcomes, m_window);
  m_latency.merge(m_windowLatency);
  m_window = {};
  m_windowLatency.clear();
}

void FlowMeter::reserve(std::size_t windows) {
  for (Series* series : {&m_series.rate, &m_series.errorShare, &m_series.p50, &m_series.p95, &m_series.p99})
    series->reserve(windows);
}

void FlowMeter::reset() {
  m_outcomes = {};
  m_latency.clear();
  m_window = {};
  m_windowLatency.clear();
}

OutcomeCounts FlowMeter::outcomes() const {
  OutcomeCounts sum = m_outcomes;
  add(sum, m_window);
  return sum;
}

Histogram FlowMeter::latency() const {
  Histogram sum = m_latency;
  sum.merge(m_windowLatency);
  return sum;
}

std::size_t FlowMeter::memoryBytes() const {
  return m_latency.memoryBytes() + m_windowLatency.memoryBytes() +
         5 * m_series.rate.capacity() * sizeof(float);
}

LatencyFigures figuresOf(const Histogram& histogram) {
  LatencyFigures figures;
  figures.count = histogram.count();
  figures.mean = histogram.mean() * 1e-9;
  figures.p50 = toSeconds(histogram.quantile(0.50));
  figures.p90 = toSeconds(histogram.quantile(0.90));
  figures.p95 = toSeconds(histogram.quantile(0.95));
  figures.p99 = toSeconds(histogram.quantile(0.99));
  figures.p999 = toSeconds(histogram.quantile(0.999));
  figures.max = toSeconds(histogram.largest());
  for (std::size_t i = 0; i < kLatencyBounds.size() && !histogram.empty(); ++i) {
    const double share = histogram.fractionUpTo(static_cast<Time>(kLatencyBounds[i] * 1e9 + 0.5));
    figures.upTo[i] = static_cast<std::uint64_t>(share * static_cast<double>(histogram.count()) + 0.5);
  }
  return figures;
}

}  // namespace windtunnel::simulator
