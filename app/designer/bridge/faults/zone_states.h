// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <string>
#include <vector>

#include "simulator/run/snapshot.h"

namespace windtunnel::app {

/// The zones of a run at an instant: how many of their pods are ready, and whether an outage holds them.
class ZoneStates : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the run")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { NameRole = Qt::UserRole + 1, ReadyRole, PodsRole, OutageRole };

  struct Zone {
    std::string name;
    int ready = 0;
    int pods = 0;
    int outage = -1;  ///< Row of the outage among the faults in force; negative: none.

    bool operator==(const Zone&) const = default;
  };

  using QAbstractListModel::QAbstractListModel;

  /// Shows the zones of a snapshot; null: no zones.
  void show(const simulator::Snapshot* snapshot);
  int count() const { return rowCount(); }
  /// Null when there is no such row.
  const Zone* at(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  std::vector<Zone> m_zones;
};

}  // namespace windtunnel::app
