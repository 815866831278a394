// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/traces/waterfall_model.h"

#include <array>

#include "app/designer/bridge/text.h"
#include "app/designer/charts/axis.h"
#include "simulator/run/figure_text.h"

namespace windtunnel::app {
namespace {

constexpr int kMostTicks = 6;

QVariantList listOf(const std::vector<WaterfallSegment>& segments) {
  QVariantList list;
  for (const WaterfallSegment& segment : segments)
    list.append(QVariantMap{{QStringLiteral("from"), segment.from},
                            {QStringLiteral("length"), segment.length},
                            {QStringLiteral("cause"), static_cast<int>(segment.cause)}});
  return list;
}

QVariantList listOf(const std::vector<CriticalStretch>& stretches) {
  QVariantList list;
  for (const CriticalStretch& stretch : stretches)
    list.append(
        QVariantMap{{QStringLiteral("from"), stretch.from}, {QStringLiteral("length"), stretch.length}});
  return list;
}

}  // namespace

void WaterfallModel::show(std::vector<WaterfallRow> rows, double seconds) {
  if (rows == m_rows) return;
  beginResetModel();
  m_rows = std::move(rows);
  m_seconds = seconds;
  endResetModel();
  emit shownChanged();
}

QVariantList WaterfallModel::ticks() const {
  QVariantList list;
  if (m_rows.empty() || m_seconds <= 0) return list;
  for (const double tick : niceTicks(0, m_seconds, kMostTicks, ChartUnit::Seconds))
    list.append(QVariantMap{{QStringLiteral("place"), tick / m_seconds},
                            {QStringLiteral("text"), formatValue(tick, ChartUnit::Seconds)}});
  return list;
}

QVariantList WaterfallModel::causes() const {
  std::array<bool, simulator::kCauses> occurs{};
  for (const WaterfallRow& row : m_rows)
    for (const WaterfallSegment& segment : row.segments)
      occurs[static_cast<std::size_t>(segment.cause)] = true;
  QVariantList list;
  for (std::size_t i = 0; i < occurs.size(); ++i)
    if (occurs[i])
      list.append(QVariantMap{{QStringLiteral("cause"), static_cast<int>(i)},
                              {QStringLiteral("words"), causeWords(static_cast<simulator::Cause>(i))}});
  return list;
}

int WaterfallModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant WaterfallModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const WaterfallRow& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case DepthRole:
      return row.depth;
    case TitleRole:
      return row.title;
    case DetailRole:
      return row.detail;
    case HelpRole:
      return row.help;
    case PathRole:
      return row.path;
    case FromRole:
      return row.from;
    case LengthRole:
      return row.length;
    case DurationRole:
      return shown(simulator::durationText(row.seconds));
    case FailedRole:
      return row.failed;
    case SegmentsRole:
      return listOf(row.segments);
    case CriticalRole:
      return listOf(row.critical);
    default:
      return {};
  }
}

QHash<int, QByteArray> WaterfallModel::roleNames() const {
  return {{DepthRole, "depth"},       {TitleRole, "title"},       {DetailRole, "detail"},
          {HelpRole, "help"},         {PathRole, "path"},         {FromRole, "from"},
          {LengthRole, "length"},     {DurationRole, "duration"}, {FailedRole, "failed"},
          {SegmentsRole, "segments"}, {CriticalRole, "critical"}};
}

}  // namespace windtunnel::app
