// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

#include "model/design/design.h"
#include "simulator/run/results.h"

namespace windtunnel::app {

/// What the slowest requests waited for: a row for each workload, with the causes as parts of a bar.
class TailModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the run")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  /// PartsRole is a list of maps: share (of the whole bar), percent, words, path of the element. The largest
  /// comes first; those too small to be seen are one last part without a path.
  enum Role { TitleRole = Qt::UserRole + 1, DetailRole, PartsRole };

  using QAbstractListModel::QAbstractListModel;

  /// The design has the titles of what the figures name by ids.
  void show(const std::vector<simulator::TailFigures>& tails, const model::Design& design);
  int count() const { return rowCount(); }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  struct Row {
    QString title, detail;
    QVariantList parts;
    bool operator==(const Row&) const = default;
  };
  static Row rowOf(const simulator::TailFigures& tail, const model::Design& design);

  std::vector<Row> m_rows;
};

}  // namespace windtunnel::app
