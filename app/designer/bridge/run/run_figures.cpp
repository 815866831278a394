// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/run_figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "app/designer/charts/axis.h"

namespace windtunnel::app {
namespace {

/// One figure of a run: how it is kept and written, and which way is better.
struct Column {
  const char* name;
  const char* title;
  ChartUnit unit;
  int better;  ///< 1: more, -1: less.
};
constexpr Column kColumns[] = {
    {"rate per second", QT_TRANSLATE_NOOP("RunsModel", "Answered"), ChartUnit::PerSecond, 1},
    {"p50 seconds", QT_TRANSLATE_NOOP("RunsModel", "p50"), ChartUnit::Seconds, -1},
    {"p95 seconds", QT_TRANSLATE_NOOP("RunsModel", "p95"), ChartUnit::Seconds, -1},
    {"p99 seconds", QT_TRANSLATE_NOOP("RunsModel", "p99"), ChartUnit::Seconds, -1},
    {"error share", QT_TRANSLATE_NOOP("RunsModel", "Errors"), ChartUnit::Share, -1},
};

// Smaller differences are those of chance and rounding.
constexpr double kSameShare = 5e-5;
constexpr double kSameRatio = 0.005;

QString sign(double difference) {
  return difference > 0 ? QStringLiteral("+") : QStringLiteral("−");
}

QString signedDifference(double value, double base, ChartUnit unit) {
  const double difference = value - base;
  if (unit == ChartUnit::Share) {
    if (std::abs(difference) < kSameShare) return QStringLiteral("±0");
    return sign(difference) + QString::number(std::abs(difference) * 100, 'f', 2) + QStringLiteral(" pt");
  }
  if (base == 0 || std::abs(difference / base) < kSameRatio) return QStringLiteral("±0 %");
  const double percent = std::abs(difference / base) * 100;
  return sign(difference) + QString::number(percent, 'f', percent < 10 ? 1 : 0) + QStringLiteral(" %");
}

int judged(double value, double base, const Column& column) {
  const double same = column.unit == ChartUnit::Share ? kSameShare : std::abs(base) * kSameRatio;
  if (std::abs(value - base) <= same) return 0;
  return (value > base) == (column.better > 0) ? 1 : -1;
}

}  // namespace

KeyFigures keyFiguresOf(const simulator::Results& results) {
  simulator::FlowFigures flow;
  if (!results.workloads.empty()) {
    const auto main =
        std::max_element(results.workloads.begin(), results.workloads.end(),
                         [](const auto& a, const auto& b) { return a.flow.rate < b.flow.rate; });
    flow = main->flow;
  }
  const auto missed = std::count_if(results.objectives.begin(), results.objectives.end(),
                                    [](const auto& objective) { return !objective.isMet; });
  return {{"rate per second", flow.rate},
          {"p50 seconds", flow.latency.p50},
          {"p95 seconds", flow.latency.p95},
          {"p99 seconds", flow.latency.p99},
          {"error share", simulator::failureShare(flow.outcomes)},
          {"objectives missed", static_cast<double>(missed)},
          {"simulated seconds", results.duration}};
}

double figure(const KeyFigures& figures, std::string_view name) {
  const auto found =
      std::find_if(figures.begin(), figures.end(), [&](const auto& entry) { return entry.first == name; });
  return found == figures.end() ? 0 : found->second;
}

QStringList figureTitles() {
  QStringList titles;
  for (const Column& column : kColumns) titles.append(QCoreApplication::translate("RunsModel", column.title));
  return titles;
}

QStringList figureTexts(const KeyFigures& figures) {
  QStringList texts;
  for (const Column& column : kColumns) texts.append(formatValue(figure(figures, column.name), column.unit));
  return texts;
}

QStringList figureDeltas(const KeyFigures& figures, const KeyFigures& baseline) {
  QStringList texts;
  for (const Column& column : kColumns)
    texts.append(signedDifference(figure(figures, column.name), figure(baseline, column.name), column.unit));
  return texts;
}

QList<int> figureJudgements(const KeyFigures& figures, const KeyFigures& baseline) {
  QList<int> signs;
  for (const Column& column : kColumns)
    signs.append(judged(figure(figures, column.name), figure(baseline, column.name), column));
  return signs;
}

}  // namespace windtunnel::app
