// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "simulator/run/results.h"

namespace windtunnel::simulator {

using Labels = std::vector<std::pair<const char*, std::string>>;

/// The labels and one more.
Labels with(Labels labels, const char* key, const std::string& value);

/// Writes families of metrics one after the other as OpenMetrics text ("OpenMetrics 1.0", exposition format).
class Exposition {
 public:
  void begin(const std::string& name, const char* type, const char* unit, const char* help);
  void add(const char* suffix, const Labels& labels, double value);
  void add(const char* suffix, const Labels& labels, std::uint64_t value);
  void addHistogram(const Labels& labels, const LatencyFigures& latency);
  std::string end() { return std::move(m_text) + "# EOF\n"; }

 private:
  std::string m_name;
  std::string m_text;
};

}  // namespace windtunnel::simulator
