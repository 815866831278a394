// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <memory>
#include <optional>
#include <vector>

#include "simulator/results/run_record.h"
#include "simulator/run/results.h"

namespace windtunnel::app {

class RunArchive;

/// The runs of the open design, those of earlier sessions too, newest first: their figures and how these
/// differ from a run chosen as baseline. What is changed here is changed in the archive.
class RunsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the run")
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(int baseline READ baseline NOTIFY countChanged)

 public:
  enum Role {
    NameRole = Qt::UserRole + 1,
    DetailRole,  ///< Seed, length, when, version of the design.
    OriginRole,  ///< What it takes to make the run again, in full.
    BaselineRole,
    PinnedRole,
    CurrentRole,  ///< Whether its figures are on the results page.
    MetRole,
    FiguresRole,  ///< Texts in the order of `columns`.
    DeltasRole,   ///< Signed differences to the baseline as texts; empty for the baseline itself.
    BetterRole,   ///< For each figure 1 better, -1 worse, 0 the same.
  };

  /// Without an archive runs live as long as the model.
  explicit RunsModel(RunArchive* archive, QObject* parent = nullptr);

  /// Headings of the figures.
  Q_INVOKABLE QStringList columns() const;
  Q_INVOKABLE void setBaseline(int row);
  Q_INVOKABLE void setPinned(int row, bool pinned);
  Q_INVOKABLE void remove(int row);
  Q_INVOKABLE void rename(int row, const QString& name);

  /// A run that ended just now; answers its ticket for `confirm`.
  int add(std::shared_ptr<const simulator::Results> results, const QString& note);
  /// The archive has it now.
  void confirm(int ticket, const simulator::RunHeader& header);
  /// The runs of earlier sessions.
  void show(const std::vector<simulator::RunHeader>& runs);
  void clear();
  /// The run whose figures are shown, by its row; -1 for none of these.
  void setCurrent(int row);

  const simulator::RunHeader& header(int row) const { return record(row).header; }
  /// The figures, when they are in memory.
  std::shared_ptr<const simulator::Results> results(int row) const { return record(row).results; }
  int rowOf(std::int64_t id) const;
  int count() const { return rowCount(); }
  int baseline() const { return m_baseline; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  struct Record {
    simulator::RunHeader header;
    std::shared_ptr<const simulator::Results> results;
    int ticket = 0;
  };
  const Record& record(int row) const { return m_records[static_cast<std::size_t>(row)]; }
  Record& record(int row) { return m_records[static_cast<std::size_t>(row)]; }
  bool has(int row) const { return row >= 0 && row < rowCount(); }
  QString detail(const simulator::RunHeader& header) const;
  QString origin(const simulator::RunHeader& header) const;
  void everyRowChanged();

  RunArchive* m_archive;
  std::vector<Record> m_records;
  int m_baseline = -1;
  int m_current = -1;
  int m_tickets = 0;
  std::vector<int> m_removed;  // tickets of runs that went before the archive had them
};

}  // namespace windtunnel::app
