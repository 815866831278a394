// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/charts/decimation.h"

#include <algorithm>
#include <cmath>

namespace windtunnel::app {
namespace {

/// The samples that fall into one pixel column.
struct Column {
  Sample first, lowest, highest, last;

  explicit Column(Sample sample) : first(sample), lowest(sample), highest(sample), last(sample) {}

  void add(Sample sample) {
    if (sample.value < lowest.value) lowest = sample;
    if (sample.value > highest.value) highest = sample;
    last = sample;
  }
};

class Decimator {
 public:
  explicit Decimator(const ChartWindow& window) : m_window(window) {}

  void add(Sample sample) {
    if (!std::isfinite(sample.value)) return endStretch();
    const auto column = static_cast<long>(std::floor(x(sample.time)));
    if (m_open && column == m_position) return m_column.add(sample);
    flush();
    m_column = Column(sample);
    m_position = column;
    m_open = true;
  }

  std::vector<std::vector<QPointF>> finish() {
    endStretch();
    return std::move(m_lines);
  }

 private:
  double x(double time) const {
    return (time - m_window.from) / (m_window.to - m_window.from) * m_window.width;
  }
  QPointF pixel(Sample sample) const {
    const double share = (sample.value - m_window.low) / (m_window.high - m_window.low);
    return {x(sample.time), m_window.height * (1 - share)};
  }

  void flush() {
    if (!m_open) return;
    std::vector<Sample> kept{m_column.first, m_column.lowest, m_column.highest, m_column.last};
    std::sort(kept.begin(), kept.end(), [](const Sample& a, const Sample& b) { return a.time < b.time; });
    for (const Sample& sample : kept) {
      const QPointF point = pixel(sample);
      if (m_line.empty() || m_line.back() != point) m_line.push_back(point);
    }
    m_open = false;
  }

  void endStretch() {
    flush();
    if (!m_line.empty()) m_lines.push_back(std::move(m_line));
    m_line.clear();
  }

  ChartWindow m_window;
  Column m_column{Sample{}};
  long m_position = 0;
  bool m_open = false;
  std::vector<QPointF> m_line;
  std::vector<std::vector<QPointF>> m_lines;
};

}  // namespace

std::vector<std::vector<QPointF>> decimate(std::span<const Sample> samples, const ChartWindow& window) {
  if (window.to <= window.from || window.high <= window.low || window.width <= 0) return {};
  const auto earlier = [](const Sample& sample, double time) { return sample.time < time; };
  auto begin = std::lower_bound(samples.begin(), samples.end(), window.from, earlier);
  auto end = std::lower_bound(begin, samples.end(), window.to, earlier);
  // One sample beyond each edge keeps the line running to the border.
  if (begin != samples.begin()) --begin;
  if (end != samples.end()) ++end;
  Decimator decimator(window);
  for (auto sample = begin; sample != end; ++sample) decimator.add(*sample);
  return decimator.finish();
}

}  // namespace windtunnel::app
