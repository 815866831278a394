// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

#include "simulator/run/snapshot.h"

namespace windtunnel::app {

/// The faults that are in force at an instant of a run, planned ones and those made by hand.
class RunningFaults : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the run")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { SentenceRole = Qt::UserRole + 1, RestRole };

  using QAbstractListModel::QAbstractListModel;

  void show(const std::vector<simulator::Snapshot::Fault>& faults, simulator::Time now);
  int count() const { return rowCount(); }
  /// Null when there is no such row.
  const simulator::Snapshot::Fault* at(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  QString restOf(const simulator::Snapshot::Fault& fault) const;

  std::vector<simulator::Snapshot::Fault> m_faults;
  simulator::Time m_now = 0;
};

}  // namespace windtunnel::app
