// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/figure_text.h"

#include <fmt/format.h>

#include <cmath>

namespace windtunnel::simulator {
namespace {

// Below a minute three digits say enough; trailing zeros are left out.
std::string digits(double value, const char* unit) {
  std::string text =
      value < 10 ? fmt::format("{:.2f}", value) : fmt::format("{:.{}f}", value, value < 99.95 ? 1 : 0);
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text + " " + unit;
}

std::string two(long long large, const char* largeUnit, long long small, const char* smallUnit) {
  if (small == 0) return fmt::format("{} {}", large, largeUnit);
  return fmt::format("{} {} {} {}", large, largeUnit, small, smallUnit);
}

}  // namespace

std::string durationText(double seconds) {
  if (!std::isfinite(seconds)) return "for ever";
  if (seconds < 0) return "-" + durationText(-seconds);
  if (seconds == 0) return "0 s";
  if (seconds < 0.9995e-3) return fmt::format("{:.0f} us", seconds * 1e6);
  if (seconds < 0.9995) return digits(seconds * 1e3, "ms");
  if (seconds < 59.95) return digits(seconds, "s");
  const long long whole = std::llround(seconds);
  if (whole < 3600) return two(whole / 60, "min", whole % 60, "s");
  const long long minutes = std::llround(seconds / 60);
  if (minutes < 24 * 60) return two(minutes / 60, "h", minutes % 60, "min");
  const long long hours = std::llround(seconds / 3600);
  return two(hours / 24, "d", hours % 24, "h");
}

std::string shareText(double share) {
  const double percent = share * 100;
  if (percent > 99 && percent < 100) return fmt::format("{:.2f} %", percent);
  return percent < 10 ? fmt::format("{:.1f} %", percent) : fmt::format("{:.0f} %", percent);
}

std::string countText(std::uint64_t count, const std::string& thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string inRuns(int runs) {
  return runs > 1 ? fmt::format(" in {} runs", runs) : "";
}

std::string timesText(std::uint64_t count, int runs) {
  return (count == 1 ? "once" : fmt::format("{} times", count)) + inRuns(runs);
}

}  // namespace windtunnel::simulator
