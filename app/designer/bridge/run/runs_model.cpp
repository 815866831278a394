// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/runs_model.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <utility>

#include "app/designer/bridge/run/run_archive.h"
#include "app/designer/bridge/run/run_figures.h"
#include "app/designer/bridge/text.h"
#include "app/designer/charts/axis.h"

namespace windtunnel::app {
namespace {

using simulator::RunHeader;

// Enough of a hash to tell the versions of one design apart.
constexpr qsizetype kShortHash = 6;

QString momentText(std::int64_t milliseconds) {
  const QDateTime moment = QDateTime::fromMSecsSinceEpoch(milliseconds);
  const QString time = moment.toString(QStringLiteral("HH:mm"));
  if (moment.date() == QDate::currentDate()) return RunsModel::tr("today %1").arg(time);
  return QLocale().toString(moment.date(), QLocale::ShortFormat) + u' ' + time;
}

}  // namespace

RunsModel::RunsModel(RunArchive* archive, QObject* parent) : QAbstractListModel(parent), m_archive(archive) {}

QStringList RunsModel::columns() const {
  return figureTitles();
}

int RunsModel::add(std::shared_ptr<const simulator::Results> results, const QString& note) {
  Record record;
  const QString scenario = results->scenario.empty() ? tr("defaults") : shown(results->scenario);
  record.header.name = stored(tr("Run %1 · %2").arg(rowCount() + 1).arg(scenario));
  record.header.note = stored(note);
  record.header.created = QDateTime::currentMSecsSinceEpoch();
  record.header.scenario = results->scenario;
  record.header.seed = results->seed;
  record.header.fingerprint = results->fingerprint;
  record.header.keyFigures = keyFiguresOf(*results);
  record.results = std::move(results);
  record.ticket = ++m_tickets;
  beginInsertRows({}, 0, 0);
  m_records.insert(m_records.begin(), std::move(record));
  m_baseline = m_baseline < 0 ? 0 : m_baseline + 1;
  m_current = 0;
  endInsertRows();
  everyRowChanged();
  emit countChanged();
  return m_tickets;
}

// What the user has done with the run while the archive was writing it stands, and the archive learns of it.
void RunsModel::confirm(int ticket, const RunHeader& header) {
  const bool isStored = m_archive != nullptr && header.id != 0;
  if (std::erase(m_removed, ticket) > 0 && isStored) m_archive->remove(header.id);
  for (int row = 0; row < rowCount(); ++row) {
    if (record(row).ticket != ticket) continue;
    const RunHeader shown = std::exchange(record(row).header, header);
    RunHeader& kept = record(row).header;
    if (header.created == 0) kept.created = shown.created;
    kept.name = shown.name;
    kept.isPinned = shown.isPinned;
    if (isStored && kept.name != header.name) m_archive->rename(header.id, kept.name);
    if (isStored && kept.isPinned != header.isPinned) m_archive->pin(header.id, kept.isPinned);
    emit dataChanged(index(row), index(row));
  }
}

void RunsModel::show(const std::vector<RunHeader>& runs) {
  std::vector<Record> older;
  for (const RunHeader& run : runs) {
    if (rowOf(run.id) < 0) older.push_back({run, nullptr, 0});
  }
  if (older.empty()) return;
  beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(older.size()) - 1);
  m_records.insert(m_records.end(), older.begin(), older.end());
  if (m_baseline < 0) m_baseline = 0;
  endInsertRows();
  everyRowChanged();
  emit countChanged();
}

void RunsModel::clear() {
  beginResetModel();
  m_records.clear();
  m_baseline = m_current = -1;
  endResetModel();
  emit countChanged();
}

int RunsModel::rowOf(std::int64_t id) const {
  const auto found = std::find_if(m_records.begin(), m_records.end(),
                                  [id](const Record& record) { return record.header.id == id; });
  return id == 0 || found == m_records.end() ? -1 : static_cast<int>(found - m_records.begin());
}

void RunsModel::setCurrent(int row) {
  if (row == m_current) return;
  m_current = row;
  everyRowChanged();
}

void RunsModel::everyRowChanged() {
  if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
}

void RunsModel::setBaseline(int row) {
  if (!has(row)) return;
  m_baseline = row;
  everyRowChanged();
  emit countChanged();
}

void RunsModel::setPinned(int row, bool pinned) {
  if (!has(row) || record(row).header.isPinned == pinned) return;
  record(row).header.isPinned = pinned;
  if (m_archive != nullptr && header(row).id != 0) m_archive->pin(header(row).id, pinned);
  emit dataChanged(index(row), index(row), {PinnedRole});
}

void RunsModel::remove(int row) {
  if (!has(row)) return;
  if (m_archive != nullptr && header(row).id != 0) m_archive->remove(header(row).id);
  if (header(row).id == 0) m_removed.push_back(record(row).ticket);
  beginRemoveRows({}, row, row);
  m_records.erase(m_records.begin() + row);
  if (m_baseline == row) m_baseline = m_records.empty() ? -1 : rowCount() - 1;
  if (m_baseline > row) --m_baseline;
  if (m_current == row) m_current = -1;
  if (m_current > row) --m_current;
  endRemoveRows();
  everyRowChanged();
  emit countChanged();
}

void RunsModel::rename(int row, const QString& name) {
  const std::string wanted = stored(name.trimmed());
  if (!has(row) || wanted.empty() || wanted == header(row).name) return;
  record(row).header.name = wanted;
  if (m_archive != nullptr && header(row).id != 0) m_archive->rename(header(row).id, wanted);
  emit dataChanged(index(row), index(row), {NameRole});
}

int RunsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

QString RunsModel::detail(const RunHeader& header) const {
  const double length = figure(header.keyFigures, "simulated seconds");
  QStringList parts{tr("seed %1").arg(header.seed), tr("%1 long").arg(formatValue(length, ChartUnit::Clock)),
                    momentText(header.created)};
  if (!header.designHash.empty())
    parts.append(tr("design %1").arg(shown(header.designHash).left(kShortHash)));
  if (!header.note.empty()) parts.append(shown(header.note));
  const double missed = figure(header.keyFigures, "objectives missed");
  if (missed > 0) parts.prepend(tr("objectives missed"));
  return parts.join(QStringLiteral(" · "));
}

QString RunsModel::origin(const RunHeader& header) const {
  return tr("%1\n%2\nFingerprint %3\nWindtunnel %4")
      .arg(shown(header.name), detail(header))
      .arg(header.fingerprint, 16, 16, QLatin1Char('0'))
      .arg(shown(header.programVersion));
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const RunHeader& run = header(index.row());
  const bool compared = has(m_baseline) && m_baseline != index.row();
  const KeyFigures& base = compared ? header(m_baseline).keyFigures : run.keyFigures;
  switch (role) {
    case NameRole:
      return shown(run.name);
    case DetailRole:
      return detail(run);
    case OriginRole:
      return origin(run);
    case BaselineRole:
      return index.row() == m_baseline;
    case PinnedRole:
      return run.isPinned;
    case CurrentRole:
      return index.row() == m_current;
    case MetRole:
      return figure(run.keyFigures, "objectives missed") == 0;
    case FiguresRole:
      return figureTexts(run.keyFigures);
    case DeltasRole:
      return compared ? figureDeltas(run.keyFigures, base) : QStringList(figureTitles().size(), QString());
    case BetterRole:
      return QVariant::fromValue(figureJudgements(run.keyFigures, base));
    default:
      return {};
  }
}

QHash<int, QByteArray> RunsModel::roleNames() const {
  return {{NameRole, "name"},       {DetailRole, "detail"},       {OriginRole, "origin"},
          {MetRole, "met"},         {BaselineRole, "isBaseline"}, {PinnedRole, "isPinned"},
          {FiguresRole, "figures"}, {CurrentRole, "isCurrent"},   {DeltasRole, "deltas"},
          {BetterRole, "better"}};
}

}  // namespace windtunnel::app
