// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/charts_model.h"

#include <algorithm>

#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

using simulator::Snapshot;

enum ChartRow : std::size_t { RateChart, LatencyChart, ErrorChart, UtilisationChart };

// More lines than this cannot be told apart.
constexpr std::size_t kMostLines = 5;

QVariantList listOf(const QList<ChartSeries*>& series) {
  QVariantList list;
  for (ChartSeries* one : series) list.append(QVariant::fromValue(one));
  return list;
}

/// The workload with most requests: the one whose response time is shown.
std::size_t mainWorkload(const Snapshot& snapshot) {
  const auto busiest = std::max_element(snapshot.workloads.begin(), snapshot.workloads.end(),
                                        [](const auto& a, const auto& b) { return a.rate < b.rate; });
  return static_cast<std::size_t>(busiest - snapshot.workloads.begin());
}

}  // namespace

ChartsModel::ChartsModel(QObject* parent) : QAbstractListModel(parent) {
  m_charts = {{tr("Requests"), ChartUnit::PerSecond, true, {}},
              {tr("Latency"), ChartUnit::Seconds, false, {}},
              {tr("Errors"), ChartUnit::Share, true, {}},
              {tr("Utilisation"), ChartUnit::Share, false, {}}};
}

QString ChartsModel::titleOf(const std::string& component) const {
  const auto found = m_titles.find(component);
  return found == m_titles.end() ? QString::fromStdString(component) : found->second;
}

void ChartsModel::setSubject(const std::string& component, std::map<std::string, QString> titles) {
  if (component == m_subject && titles == m_titles) return;
  m_subject = component;
  m_titles = std::move(titles);
  emit subjectChanged();
}

void ChartsModel::show(std::size_t chart, const std::vector<Line>& lines, const RunHistory& history) {
  Chart& shown = m_charts[chart];
  QStringList before, after;
  for (const ChartSeries* series : shown.series) before << series->id() << series->name();
  for (const Line& line : lines) after << line.id << line.name;
  if (before != after) {
    for (ChartSeries* series : shown.series) series->deleteLater();
    shown.series.clear();
    for (const Line& line : lines) shown.series.append(new ChartSeries(line.id, line.name, this));
    const QModelIndex row = index(static_cast<int>(chart));
    emit dataChanged(row, row);
  }
  for (std::size_t i = 0; i < lines.size(); ++i)
    shown.series[static_cast<qsizetype>(i)]->replace(history.series(lines[i].figure));
}

void ChartsModel::update(const RunHistory& history) {
  if (history.empty()) {
    for (std::size_t chart = 0; chart < m_charts.size(); ++chart) show(chart, {}, history);
    setShown({});
    return;
  }
  const auto& components = history.snapshots().back().components;
  const auto found =
      std::find_if(components.begin(), components.end(), [&](const auto& c) { return c.id == m_subject; });
  if (found != components.end()) {
    showComponent(history, static_cast<std::size_t>(found - components.begin()));
    setShown(titleOf(m_subject));
  } else {
    showSystem(history);
    setShown({});
  }
}

void ChartsModel::setShown(const QString& title) {
  if (title == m_shownTitle) return;
  m_shownTitle = title;
  emit shownChanged();
}

void ChartsModel::showSystem(const RunHistory& history) {
  const Snapshot& last = history.snapshots().back();
  std::vector<Line> rates, errors;
  for (std::size_t i = 0; i < std::min(last.workloads.size(), kMostLines); ++i) {
    const QString id = shown(last.workloads[i].id);
    rates.push_back({id, id, [i](const Snapshot& s) { return s.workloads[i].rate; }});
    errors.push_back({id, id, [i](const Snapshot& s) { return s.workloads[i].errorShare; }});
  }
  show(RateChart, rates, history);
  show(ErrorChart, errors, history);
  std::vector<Line> latency;
  if (!last.workloads.empty()) {
    const std::size_t i = mainWorkload(last);
    const QString id = shown(last.workloads[i].id) + u':';
    latency = {{id + u'5', tr("p50"), [i](const Snapshot& s) { return s.workloads[i].latency.p50; }},
               {id + u'9', tr("p95"), [i](const Snapshot& s) { return s.workloads[i].latency.p95; }},
               {id + u'x', tr("p99"), [i](const Snapshot& s) { return s.workloads[i].latency.p99; }}};
  }
  show(LatencyChart, latency, history);
  showUtilisation(history);
}

void ChartsModel::showUtilisation(const RunHistory& history) {
  const Snapshot& last = history.snapshots().back();
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < last.components.size(); ++i) {
    if (!last.components[i].pods.empty()) order.push_back(i);
  }
  // The hottest over the last half minute, so that the lines do not change places every moment.
  const std::size_t span = std::min<std::size_t>(30, history.snapshots().size());
  std::vector<double> heat(last.components.size(), 0);
  for (std::size_t back = 0; back < span; ++back) {
    const Snapshot& snapshot = history.snapshots()[history.snapshots().size() - 1 - back];
    for (std::size_t i = 0; i < heat.size(); ++i) heat[i] += snapshot.components[i].utilisation;
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return heat[a] > heat[b]; });
  order.resize(std::min(order.size(), kMostLines));
  std::sort(order.begin(), order.end());
  std::vector<Line> lines;
  for (const std::size_t i : order) {
    const QString id = shown(last.components[i].id);
    lines.push_back(
        {id, titleOf(last.components[i].id), [i](const Snapshot& s) { return s.components[i].utilisation; }});
  }
  show(UtilisationChart, lines, history);
}

void ChartsModel::showComponent(const RunHistory& history, std::size_t i) {
  const QString id = shown(m_subject), title = titleOf(m_subject);
  show(RateChart, {{id, title, [i](const Snapshot& s) { return s.components[i].rate; }}}, history);
  show(LatencyChart,
       {{id + u'5', tr("p50"), [i](const Snapshot& s) { return s.components[i].latency.p50; }},
        {id + u'9', tr("p95"), [i](const Snapshot& s) { return s.components[i].latency.p95; }},
        {id + u'x', tr("p99"), [i](const Snapshot& s) { return s.components[i].latency.p99; }}},
       history);
  show(ErrorChart, {{id, title, [i](const Snapshot& s) { return s.components[i].errorShare; }}}, history);
  show(UtilisationChart, {{id, title, [i](const Snapshot& s) { return s.components[i].utilisation; }}},
       history);
}

int ChartsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_charts.size());
}

QVariant ChartsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Chart& chart = m_charts[static_cast<std::size_t>(index.row())];
  switch (role) {
    case TitleRole:
      return chart.title;
    case UnitRole:
      return static_cast<int>(chart.unit);
    case SeriesRole:
      return listOf(chart.series);
    case FilledRole:
      return chart.filled && chart.series.size() < 2;
    default:
      return {};
  }
}

QHash<int, QByteArray> ChartsModel::roleNames() const {
  return {{TitleRole, "title"}, {UnitRole, "unit"}, {SeriesRole, "series"}, {FilledRole, "filled"}};
}

}  // namespace windtunnel::app
