// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/figures_text.h"

#include <fmt/format.h>

#include <cmath>

namespace windtunnel::app::cli {
namespace {

std::string threeDigits(double value) {
  const double size = std::fabs(value);
  if (size >= 99.95) return fmt::format("{:.0f}", value);
  if (size >= 9.995) return fmt::format("{:.1f}", value);
  return fmt::format("{:.2f}", value);
}

}  // namespace

std::string secondsText(double seconds) {
  if (seconds <= 0) return "0 ms";
  if (seconds < 0.9995e-3) return threeDigits(seconds * 1e6) + " µs";
  if (seconds < 0.9995) return threeDigits(seconds * 1e3) + " ms";
  if (seconds < 120) return threeDigits(seconds) + " s";
  return threeDigits(seconds / 60) + " min";
}

std::string rateText(double perSecond) {
  return numberText(perSecond) + "/s";
}

std::string percentText(double share) {
  if (std::fabs(share) < 1e-6) return "0 %";
  const double percent = share * 100;
  if (std::fabs(percent) < 0.1) return fmt::format("{:.2g} %", percent);
  if (std::fabs(percent) >= 99.95 && std::fabs(percent) < 100) return fmt::format("{:.3f} %", percent);
  return fmt::format("{:.1f} %", percent);
}

std::string numberText(double value) {
  return value == 0 ? "0" : threeDigits(value);
}

std::string countText(unsigned long long count) {
  std::string text = std::to_string(count);
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), 1, ' ');
  return text;
}

std::string countText(unsigned long long count, const std::string& noun) {
  return (count == 0 ? "no" : countText(count)) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace windtunnel::app::cli
