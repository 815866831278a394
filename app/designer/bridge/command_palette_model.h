// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QSortFilterProxyModel>

#include "app/designer/bridge/action_registry.h"

namespace windtunnel::app {

/// The actions that match what was typed: every letter in order, matches at the start of words first.
class CommandPaletteModel : public QSortFilterProxyModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
  Q_PROPERTY(int count READ count NOTIFY queryChanged)

 public:
  explicit CommandPaletteModel(ActionRegistry* registry, QObject* parent = nullptr);

  QString query() const { return m_query; }
  void setQuery(const QString& query);
  int count() const { return rowCount(); }
  Q_INVOKABLE void trigger(int row);

  /// How well a text answers a query: higher is better, negative is no match.
  static int score(const QString& text, const QString& query);

 signals:
  void queryChanged();

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  const AppAction* at(const QModelIndex& source) const;

  ActionRegistry* m_registry;
  QString m_query;
};

}  // namespace windtunnel::app
