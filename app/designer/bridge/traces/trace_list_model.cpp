// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/traces/trace_list_model.h"

#include <algorithm>

#include "app/designer/bridge/text.h"
#include "app/designer/charts/axis.h"
#include "simulator/run/figure_text.h"

namespace windtunnel::app {

using simulator::Trace;
using simulator::TraceSet;

void TraceListModel::show(std::shared_ptr<const TraceSet> set, const model::Design& design) {
  if (set == m_set) return;
  const bool hadChoice = m_current >= 0;
  const Identity chosen = hadChoice ? identityOf(m_current) : Identity();
  const auto before = std::exchange(m_set, std::move(set));  // rows point into it until they are replaced
  m_design = design;
  takeOver(ordered());
  int row = m_traces.empty() ? -1 : 0;
  for (int i = 0; hadChoice && i < count(); ++i)
    if (identityOf(i) == chosen) row = i;
  choose(row);
}

std::vector<const Trace*> TraceListModel::ordered() const {
  std::vector<const Trace*> traces;
  if (m_set == nullptr) return traces;
  for (const Trace& trace : m_set->traces) traces.push_back(&trace);
  std::stable_sort(traces.begin(), traces.end(), [](const Trace* a, const Trace* b) {
    if (a->isAmongSlowest != b->isAmongSlowest) return a->isAmongSlowest;
    return a->isAmongSlowest && a->latency() > b->latency();
  });
  return traces;
}

TraceListModel::Identity TraceListModel::identityOf(int row) const {
  const Trace& trace = *m_traces[static_cast<std::size_t>(row)];
  return {trace.workload, trace.number};
}

// Rows come and go at the end, so that a view keeps its place while a run adds to them.
void TraceListModel::takeOver(std::vector<const Trace*> traces) {
  const int before = count();
  const int after = static_cast<int>(traces.size());
  if (after < before) {
    beginRemoveRows({}, after, before - 1);
    m_traces = std::move(traces);
    endRemoveRows();
  } else if (after > before) {
    beginInsertRows({}, before, after - 1);
    m_traces = std::move(traces);
    endInsertRows();
  } else {
    m_traces = std::move(traces);
  }
  if (after > 0) emit dataChanged(index(0), index(after - 1));
  if (after != before) emit countChanged();
}

void TraceListModel::setCurrent(int row) {
  if (row == m_current || row < 0 || row >= count()) return;
  choose(row);
}

void TraceListModel::choose(int row) {
  m_current = row;
  if (row < 0) {
    m_waterfall.show({}, 0);
  } else {
    const Trace& trace = *m_traces[static_cast<std::size_t>(row)];
    m_waterfall.show(waterfallOf(*m_set, trace, m_design), simulator::toSeconds(trace.latency()));
  }
  emit currentChanged();
}

QString TraceListModel::title() const {
  if (m_current < 0) return {};
  const QModelIndex row = index(m_current);
  return tr("%1, %2, %3")
      .arg(data(row, TitleRole).toString(), data(row, DurationRole).toString(),
           data(row, DetailRole).toString());
}

int TraceListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_traces.size());
}

QVariant TraceListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Trace& trace = *m_traces[static_cast<std::size_t>(index.row())];
  const double seconds = simulator::toSeconds(trace.latency());
  const bool failed = trace.outcome() != simulator::Outcome::Ok;
  switch (role) {
    case GroupRole:
      return trace.isAmongSlowest ? tr("Slowest") : tr("Sampled");
    case TitleRole:
      return shown(m_set->workloads[trace.workload].entries[trace.entry]);
    case DurationRole:
      return shown(simulator::durationText(seconds));
    case DetailRole: {
      const QString at = tr("at %1").arg(formatValue(simulator::toSeconds(trace.begin()), ChartUnit::Clock));
      return failed ? at + QStringLiteral(" · ") + outcomeWords(trace.outcome()) : at;
    }
    case ShareRole:
      return seconds / std::max(1e-9, simulator::toSeconds(m_traces.front()->latency()));
    case FailedRole:
      return failed;
    default:
      return {};
  }
}

QHash<int, QByteArray> TraceListModel::roleNames() const {
  return {{GroupRole, "group"},   {TitleRole, "title"}, {DurationRole, "duration"},
          {DetailRole, "detail"}, {ShareRole, "share"}, {FailedRole, "failed"}};
}

}  // namespace windtunnel::app
