// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/command_palette_model.h"

namespace windtunnel::app {

CommandPaletteModel::CommandPaletteModel(ActionRegistry* registry, QObject* parent)
    : QSortFilterProxyModel(parent), m_registry(registry) {
  setSourceModel(registry);
  setDynamicSortFilter(true);
  sort(0);
}

void CommandPaletteModel::setQuery(const QString& query) {
  if (query == m_query) return;
  m_query = query;
  invalidate();
  sort(0);
  emit queryChanged();
}

void CommandPaletteModel::trigger(int row) {
  const QModelIndex source = mapToSource(index(row, 0));
  if (source.isValid()) m_registry->all()[static_cast<std::size_t>(source.row())]->trigger();
}

int CommandPaletteModel::score(const QString& text, const QString& query) {
  int total = 0;
  qsizetype position = 0;
  for (const QChar letter : query) {
    if (letter.isSpace()) continue;
    const qsizetype found = text.indexOf(letter, position, Qt::CaseInsensitive);
    if (found < 0) return -1;
    const bool startsWord = found == 0 || !text[found - 1].isLetterOrNumber();
    total += startsWord ? 8 : (found == position ? 4 : 0);
    position = found + 1;
  }
  return total;
}

const AppAction* CommandPaletteModel::at(const QModelIndex& source) const {
  return m_registry->all()[static_cast<std::size_t>(source.row())];
}

bool CommandPaletteModel::filterAcceptsRow(int row, const QModelIndex&) const {
  const AppAction* action = m_registry->all()[static_cast<std::size_t>(row)];
  return action->isEnabled() && score(action->category() + u' ' + action->text(), m_query) >= 0;
}

bool CommandPaletteModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const int a = score(at(left)->text(), m_query);
  const int b = score(at(right)->text(), m_query);
  return a != b ? a > b : left.row() < right.row();
}

}  // namespace windtunnel::app
