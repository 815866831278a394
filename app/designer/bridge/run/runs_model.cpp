// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/runs_model.h"

#include <algorithm>
#include <cmath>

#include "app/designer/bridge/text.h"
#include "app/designer/charts/axis.h"

namespace windtunnel::app {
namespace {

/// One figure of a run: how it is written and which way is better.
struct Column {
  const char* title;
  ChartUnit unit;
  int better;  ///< 1: more, -1: less.
};
constexpr Column kColumns[] = {
    {QT_TRANSLATE_NOOP("RunsModel", "Answered"), ChartUnit::PerSecond, 1},
    {QT_TRANSLATE_NOOP("RunsModel", "p50"), ChartUnit::Seconds, -1},
    {QT_TRANSLATE_NOOP("RunsModel", "p95"), ChartUnit::Seconds, -1},
    {QT_TRANSLATE_NOOP("RunsModel", "p99"), ChartUnit::Seconds, -1},
    {QT_TRANSLATE_NOOP("RunsModel", "Errors"), ChartUnit::Share, -1},
};

/// Figures of the workload with most requests.
std::vector<double> figuresOf(const simulator::Results& results) {
  if (results.workloads.empty()) return {0, 0, 0, 0, 0};
  const auto& main =
      *std::max_element(results.workloads.begin(), results.workloads.end(),
                        [](const auto& a, const auto& b) { return a.flow.rate < b.flow.rate; });
  const simulator::FlowFigures& flow = main.flow;
  return {flow.rate, flow.latency.p50, flow.latency.p95, flow.latency.p99,
          simulator::failureShare(flow.outcomes)};
}

QString signedDifference(double value, double base, ChartUnit unit) {
  const double difference = value - base;
  if (unit == ChartUnit::Share) {
    if (std::abs(difference) < 5e-5) return QStringLiteral("±0");
    return (difference > 0 ? QStringLiteral("+") : QStringLiteral("−")) +
           QString::number(std::abs(difference) * 100, 'f', 2) + QStringLiteral(" pt");
  }
  if (base == 0 || std::abs(difference / base) < 0.005) return QStringLiteral("±0 %");
  return (difference > 0 ? QStringLiteral("+") : QStringLiteral("−")) +
         QString::number(std::abs(difference / base) * 100, 'f', std::abs(difference / base) < 0.1 ? 1 : 0) +
         QStringLiteral(" %");
}

int judged(double value, double base, const Column& column) {
  const double scale = column.unit == ChartUnit::Share ? 1e-4 : std::abs(base) * 0.005;
  if (std::abs(value - base) <= scale) return 0;
  return (value > base) == (column.better > 0) ? 1 : -1;
}

}  // namespace

QStringList RunsModel::columns() const {
  QStringList titles;
  for (const Column& column : kColumns) titles.append(tr(column.title));
  return titles;
}

void RunsModel::add(simulator::Results results, const QString& note) {
  beginInsertRows({}, 0, 0);
  std::vector<double> figures = figuresOf(results);
  const QString scenario = results.scenario.empty() ? tr("Defaults") : shown(results.scenario);
  m_records.insert(m_records.begin(), {tr("Run %1 · %2").arg(++m_number).arg(scenario), note,
                                       std::move(results), std::move(figures)});
  m_baseline = m_baseline < 0 ? 0 : m_baseline + 1;
  endInsertRows();
  emit countChanged();
}

void RunsModel::clear() {
  beginResetModel();
  m_records.clear();
  m_baseline = -1;
  m_number = 0;
  endResetModel();
  emit countChanged();
}

void RunsModel::setBaseline(int row) {
  if (row < 0 || row >= rowCount()) return;
  m_baseline = row;
  emit dataChanged(index(0), index(rowCount() - 1));
  emit countChanged();
}

void RunsModel::remove(int row) {
  if (row < 0 || row >= rowCount()) return;
  beginRemoveRows({}, row, row);
  m_records.erase(m_records.begin() + row);
  if (m_baseline == row) m_baseline = m_records.empty() ? -1 : rowCount() - 1;
  if (m_baseline > row) --m_baseline;
  endRemoveRows();
  if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
  emit countChanged();
}

void RunsModel::rename(int row, const QString& name) {
  if (row < 0 || row >= rowCount() || name.trimmed().isEmpty()) return;
  m_records[static_cast<std::size_t>(row)].name = name.trimmed();
  emit dataChanged(index(row), index(row), {NameRole});
}

int RunsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Record& run = record(index.row());
  const bool compared = m_baseline >= 0 && m_baseline != index.row();
  QStringList figures, deltas;
  QList<int> better;
  for (std::size_t i = 0; i < std::size(kColumns); ++i) {
    figures.append(formatValue(run.figures[i], kColumns[i].unit));
    deltas.append(compared ? signedDifference(run.figures[i], record(m_baseline).figures[i], kColumns[i].unit)
                           : QString());
    better.append(compared ? judged(run.figures[i], record(m_baseline).figures[i], kColumns[i]) : 0);
  }
  switch (role) {
    case NameRole:
      return run.name;
    case DetailRole:
      return tr("seed %1 · %2 simulated%3")
          .arg(run.results.seed)
          .arg(formatValue(run.results.duration, ChartUnit::Clock), run.note);
    case BaselineRole:
      return index.row() == m_baseline;
    case MetRole:
      return run.results.objectivesMet();
    case VerdictRole:
      return run.results.verdicts.empty() ? QString() : shown(run.results.verdicts.front().text);
    case FiguresRole:
      return figures;
    case DeltasRole:
      return deltas;
    case BetterRole:
      return QVariant::fromValue(better);
    default:
      return {};
  }
}

QHash<int, QByteArray> RunsModel::roleNames() const {
  return {{NameRole, "name"},     {DetailRole, "detail"},   {BaselineRole, "isBaseline"},
          {MetRole, "met"},       {VerdictRole, "verdict"}, {FiguresRole, "figures"},
          {DeltasRole, "deltas"}, {BetterRole, "better"}};
}

}  // namespace windtunnel::app
