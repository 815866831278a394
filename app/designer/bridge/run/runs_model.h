// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

#include "simulator/run/results.h"

namespace windtunnel::app {

/// The runs of this session, newest first, with their figures and how these differ from a run chosen as
/// baseline.
class RunsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the run")
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(int baseline READ baseline NOTIFY countChanged)

 public:
  enum Role {
    NameRole = Qt::UserRole + 1,
    DetailRole,
    BaselineRole,
    MetRole,
    VerdictRole,
    FiguresRole,  ///< Texts in the order of `columns`.
    DeltasRole,   ///< Signed differences to the baseline as texts; empty for the baseline itself.
    BetterRole,   ///< For each figure 1 better, -1 worse, 0 the same.
  };

  using QAbstractListModel::QAbstractListModel;

  /// Headings of the figures.
  Q_INVOKABLE QStringList columns() const;
  Q_INVOKABLE void setBaseline(int row);
  Q_INVOKABLE void remove(int row);
  Q_INVOKABLE void rename(int row, const QString& name);

  void add(simulator::Results results, const QString& note);
  void clear();
  int count() const { return rowCount(); }
  int baseline() const { return m_baseline; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  struct Record {
    QString name;
    QString note;
    simulator::Results results;
    std::vector<double> figures;
  };
  const Record& record(int row) const { return m_records[static_cast<std::size_t>(row)]; }

  std::vector<Record> m_records;
  int m_baseline = -1;
  int m_number = 0;
};

}  // namespace windtunnel::app
