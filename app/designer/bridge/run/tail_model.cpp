// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/tail_model.h"

#include "app/designer/bridge/document/element_type.h"
#include "app/designer/bridge/text.h"
#include "simulator/run/figure_text.h"

namespace windtunnel::app {
namespace {

using simulator::TailFigures;

constexpr double kWorthShowing = 0.01;

model::Path pathOf(const std::string& element) {
  return {model::connectionEnds(element) ? "connections" : "components", element};
}

QVariantMap entry(double share, const QString& words, const QString& path) {
  return {{QStringLiteral("share"), share},
          {QStringLiteral("percent"), shown(simulator::shareText(share))},
          {QStringLiteral("words"), words},
          {QStringLiteral("path"), path}};
}

QVariantMap entryOf(const TailFigures::Part& part, const model::Design& design) {
  const TailFigures::Part named{part.cause, stored(elementTitle(design, pathOf(part.element))), part.share};
  return entry(part.share, shown(simulator::describe(named)), shown(pathOf(part.element).text()));
}

}  // namespace

TailModel::Row TailModel::rowOf(const TailFigures& tail, const model::Design& design) {
  Row row;
  row.title = tr("The slowest %1 % of %2").arg(tail.slowest * 100).arg(shown(tail.workload));
  row.detail = tr("%1 and more; %2 looked at")
                   .arg(shown(simulator::durationText(tail.from)),
                        counted(static_cast<qsizetype>(tail.requests), tr("request"), tr("requests")));
  double rest = 1;
  for (const TailFigures::Part& part : tail.parts) {
    if (part.share < kWorthShowing) continue;
    row.parts.append(entryOf(part, design));
    rest -= part.share;
  }
  if (rest >= kWorthShowing / 2) row.parts.append(entry(rest, tr("smaller causes"), {}));
  return row;
}

void TailModel::show(const std::vector<TailFigures>& tails, const model::Design& design) {
  std::vector<Row> rows;
  for (const TailFigures& tail : tails) rows.push_back(rowOf(tail, design));
  if (rows == m_rows) return;
  const bool sameShape = rows.size() == m_rows.size();
  if (!sameShape) beginResetModel();
  m_rows = std::move(rows);
  if (!sameShape) {
    endResetModel();
    emit countChanged();
  } else {
    emit dataChanged(index(0), index(rowCount() - 1));
  }
}

int TailModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TailModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case TitleRole:
      return row.title;
    case DetailRole:
      return row.detail;
    case PartsRole:
      return row.parts;
    default:
      return {};
  }
}

QHash<int, QByteArray> TailModel::roleNames() const {
  return {{TitleRole, "title"}, {DetailRole, "detail"}, {PartsRole, "parts"}};
}

}  // namespace windtunnel::app
