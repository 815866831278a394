// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <string>
#include <vector>

#include "model/design/design.h"
#include "model/schema/fault_kinds.h"

namespace windtunnel::app {

/// A fault that fits what it is aimed at.
struct FaultOffer {
  const model::FaultKind* kind = nullptr;
  std::string
      key;  ///< What it is aimed at, as the document says it: "target", "connection", "zone", "workload".
  std::string name;  ///< Of that; empty for all workloads.
  QString group;     ///< Heading it stands under.

  bool operator==(const FaultOffer&) const = default;
};

/// What can be done to a design: first to what is selected, when it is one component, arrow or zone; then to
/// the load and the zones.
std::vector<FaultOffer> faultsFor(const model::Design& design, const std::vector<model::Path>& selection);

/// The fault with its usual values, as a scenario would write it; begins at that time, in seconds.
model::Element writtenFault(const FaultOffer& offer, double at);

/// The faults that fit the selection, grouped, each with a sentence.
class FaultOffers : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the run")
  Q_PROPERTY(int count READ count NOTIFY offersChanged)
  Q_PROPERTY(QString subject READ subject NOTIFY offersChanged)

 public:
  enum Role { GroupRole = Qt::UserRole + 1, TitleRole, SentenceRole, IconRole, WordRole };

  using QAbstractListModel::QAbstractListModel;

  /// Shows what fits; the same offers again change nothing.
  void show(const model::Design& design, const std::vector<model::Path>& selection);
  int count() const { return rowCount(); }
  /// What the selection is called; empty when no fault fits it.
  QString subject() const { return m_subject; }
  const FaultOffer* at(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void offersChanged();

 private:
  std::vector<FaultOffer> m_offers;
  QString m_subject;
};

}  // namespace windtunnel::app
