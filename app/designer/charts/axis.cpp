// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/charts/axis.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace windtunnel::app {
namespace {

QString number(double value) {
  const double size = std::abs(value);
  const int digits = size >= 100 || value == std::round(value) ? 0 : size >= 10 ? 1 : 2;
  QString text = QString::number(value, 'f', digits);
  if (text.contains(u'.')) {
    while (text.endsWith(u'0')) text.chop(1);
    if (text.endsWith(u'.')) text.chop(1);
  }
  return text;
}

QString scaled(double value) {
  const double size = std::abs(value);
  if (size >= 1e6) return number(value / 1e6) + u'M';
  if (size >= 1e4) return number(value / 1e3) + u'k';
  return number(value);
}

QString seconds(double value) {
  if (value == 0) return QStringLiteral("0 ms");
  if (std::abs(value) >= 1) return number(value) + QStringLiteral(" s");
  if (std::abs(value) >= 1e-3) return number(value * 1e3) + QStringLiteral(" ms");
  return number(value * 1e6) + QStringLiteral(" µs");
}

QString clock(double value) {
  const auto whole = static_cast<long>(std::floor(std::max(0.0, value)));
  const QString tail = QStringLiteral("%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
  if (whole < 3600) return QStringLiteral("%1:%2").arg(whole / 60).arg(tail);
  return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QLatin1Char('0')).arg(tail);
}

double niceStep(double rough, ChartUnit unit) {
  if (unit == ChartUnit::Clock) {
    static constexpr std::array<double, 15> kSteps{1,   2,   5,    10,   15,   30,    60,   120,
                                                   300, 600, 1800, 3600, 7200, 14400, 86400};
    const auto found = std::lower_bound(kSteps.begin(), kSteps.end(), rough);
    return found == kSteps.end() ? kSteps.back() : *found;
  }
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

}  // namespace

QString formatValue(double value, ChartUnit unit) {
  if (!std::isfinite(value)) return QStringLiteral("–");
  switch (unit) {
    case ChartUnit::Count:
      return scaled(value);
    case ChartUnit::PerSecond:
      return scaled(value) + QStringLiteral("/s");
    case ChartUnit::Seconds:
      return seconds(value);
    case ChartUnit::Share:
      return number(value * 100) + QStringLiteral(" %");
    case ChartUnit::Clock:
      return clock(value);
  }
  return {};
}

std::vector<double> niceTicks(double low, double high, int most, ChartUnit unit) {
  if (!(high > low) || most < 1) return {};
  const double step = niceStep((high - low) / most, unit);
  std::vector<double> ticks;
  for (double tick = std::ceil(low / step - 1e-9) * step; tick <= high + step * 1e-9; tick += step)
    ticks.push_back(tick);
  return ticks;
}

double niceCeiling(double value, ChartUnit unit) {
  if (!(value > 0)) return unit == ChartUnit::Seconds ? 1e-3 : unit == ChartUnit::Share ? 0.01 : 1;
  const double step = niceStep(value / 4, unit);
  return std::ceil(value / step - 1e-9) * step;
}

}  // namespace windtunnel::app
