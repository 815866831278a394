// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <memory>
#include <utility>
#include <vector>

#include "app/designer/bridge/traces/waterfall_model.h"
#include "model/design/design.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::app {

/// The traces a run has kept: the slowest first, then a sample of all in the order of time. One is chosen,
/// and stays so while the run goes on and keeps others.
class TraceListModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the run")
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
  Q_PROPERTY(QString title READ title NOTIFY currentChanged)
  Q_PROPERTY(windtunnel::app::WaterfallModel* waterfall READ waterfall CONSTANT)

 public:
  /// ShareRole is its length as a share of the longest.
  enum Role { GroupRole = Qt::UserRole + 1, TitleRole, DurationRole, DetailRole, ShareRole, FailedRole };

  using QAbstractListModel::QAbstractListModel;

  /// The design has the titles of what the traces name by ids. Without a set there are none.
  void show(std::shared_ptr<const simulator::TraceSet> set, const model::Design& design);
  int count() const { return rowCount(); }
  /// -1 when there are none.
  int current() const { return m_current; }
  void setCurrent(int row);
  /// The chosen one in a sentence.
  QString title() const;
  WaterfallModel* waterfall() { return &m_waterfall; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();
  void currentChanged();

 private:
  using Identity = std::pair<simulator::Index, std::uint64_t>;

  std::vector<const simulator::Trace*> ordered() const;
  Identity identityOf(int row) const;
  void takeOver(std::vector<const simulator::Trace*> traces);
  void choose(int row);

  std::shared_ptr<const simulator::TraceSet> m_set;
  std::vector<const simulator::Trace*> m_traces;  // into the set
  model::Design m_design;
  WaterfallModel m_waterfall;
  int m_current = -1;
};

}  // namespace windtunnel::app
