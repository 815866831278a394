// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

#include "simulator/run/results.h"

namespace windtunnel::app {

/// What a run shows, in words, most severe first; each sentence leads to its component and property.
class VerdictModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the run")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { SeverityRole = Qt::UserRole + 1, TextRole, ComponentRole, PathRole, SuggestionRole };

  using QAbstractListModel::QAbstractListModel;

  void show(std::vector<simulator::Verdict> verdicts);
  const std::vector<simulator::Verdict>& verdicts() const { return m_verdicts; }
  int count() const { return rowCount(); }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  std::vector<simulator::Verdict> m_verdicts;
};

/// The severity as the interface names it: "good", "note", "warning", "error".
QString severityName(simulator::VerdictSeverity severity);

}  // namespace windtunnel::app
