// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/action_registry.h"

#include <algorithm>

namespace windtunnel::app {

AppAction* ActionRegistry::add(AppAction::Description description, std::function<void()> effect) {
  const int row = static_cast<int>(m_actions.size());
  beginInsertRows({}, row, row);
  m_actions.push_back(new AppAction(std::move(description), std::move(effect), this));
  endInsertRows();
  return m_actions.back();
}

AppAction* ActionRegistry::action(const QString& name) const {
  const auto found = std::find_if(m_actions.begin(), m_actions.end(),
                                  [&](const AppAction* candidate) { return candidate->name() == name; });
  if (found == m_actions.end()) qFatal("There is no action named %s", qPrintable(name));
  return *found;
}

int ActionRegistry::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_actions.size());
}

QVariant ActionRegistry::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  AppAction* action = m_actions[static_cast<std::size_t>(index.row())];
  if (role == ActionRole) return QVariant::fromValue(action);
  if (role == CategoryRole) return action->category();
  return {};
}

QHash<int, QByteArray> ActionRegistry::roleNames() const {
  return {{ActionRole, "appAction"}, {CategoryRole, "category"}};
}

}  // namespace windtunnel::app
