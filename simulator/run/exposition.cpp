// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/exposition.h"

#include <fmt/format.h>

namespace windtunnel::simulator {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\n')
      out += "\\n";
    else if (letter == '\\' || letter == '"')
      out += std::string("\\") + letter;
    else
      out += letter;
  }
  return out;
}

std::string labelsText(const Labels& labels) {
  if (labels.empty()) return "";
  std::string text;
  for (const auto& [key, value] : labels)
    text += fmt::format("{}{}=\"{}\"", text.empty() ? "{" : ",", key, escaped(value));
  return text + "}";
}

// Whole numbers have a point too, so that one bound is always written in one way.
std::string boundText(double bound) {
  const std::string text = fmt::format("{}", bound);
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

}  // namespace

Labels with(Labels labels, const char* key, const std::string& value) {
  labels.emplace_back(key, value);
  return labels;
}

void Exposition::begin(const std::string& name, const char* type, const char* unit, const char* help) {
  m_name = name;
  m_text += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
  if (*unit != '\0') m_text += fmt::format("# UNIT {} {}\n", name, unit);
}

void Exposition::add(const char* suffix, const Labels& labels, double value) {
  m_text += fmt::format("{}{}{} {}\n", m_name, suffix, labelsText(labels), value);
}

void Exposition::add(const char* suffix, const Labels& labels, std::uint64_t value) {
  m_text += fmt::format("{}{}{} {}\n", m_name, suffix, labelsText(labels), value);
}

void Exposition::addHistogram(const Labels& labels, const LatencyFigures& latency) {
  for (std::size_t i = 0; i < kLatencyBounds.size(); ++i)
    add("_bucket", with(labels, "le", boundText(kLatencyBounds[i])), latency.upTo[i]);
  add("_bucket", with(labels, "le", "+Inf"), latency.count);
  add("_count", labels, latency.count);
  add("_sum", labels, latency.mean * static_cast<double>(latency.count));
}

}  // namespace windtunnel::simulator
