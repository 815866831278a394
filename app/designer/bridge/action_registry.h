// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

#include "app/designer/bridge/app_action.h"

namespace windtunnel::app {

/// Every action of the program, each exactly once, in the order menus and sheets show them.
class ActionRegistry : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")

 public:
  enum Role { ActionRole = Qt::UserRole + 1, CategoryRole };

  using QAbstractListModel::QAbstractListModel;

  AppAction* add(AppAction::Description description, std::function<void()> effect);

  /// The action of that name; asking for one that does not exist is a programming error and ends in a fatal
  /// message.
  Q_INVOKABLE windtunnel::app::AppAction* action(const QString& name) const;

  const std::vector<AppAction*>& all() const { return m_actions; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  std::vector<AppAction*> m_actions;
};

}  // namespace windtunnel::app
