// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/document/palette_model.h"

#include "app/designer/bridge/text.h"
#include "model/design/kind.h"

namespace windtunnel::app {

PaletteModel::PaletteModel(QObject* parent) : QAbstractListModel(parent) {
  for (const model::Kind& kind : model::kinds()) {
    m_all.push_back(
        {shown(kind.name), shown(kind.title), shown(kind.group), shown(kind.whenToUse), shown(kind.name)});
  }
  const QString prefix = QString::fromLatin1(kBoundaryPrefix);
  const QString group = tr("Boundaries");
  const QString icon = QStringLiteral("ui/boundary");
  m_all.push_back({prefix + QStringLiteral("namespace"), tr("Namespace"), group,
                   tr("Groups what is deployed together; carries the pod security level."), icon});
  m_all.push_back({prefix + QStringLiteral("context"), tr("Bounded context"), group,
                   tr("Groups what speaks one language of the business."), icon});
  m_all.push_back(
      {prefix + QStringLiteral("team"), tr("Team"), group, tr("Groups what one team owns."), icon});
  filter();
}

void PaletteModel::setQuery(const QString& query) {
  if (query == m_query) return;
  m_query = query;
  filter();
  emit queryChanged();
}

void PaletteModel::setPicked(const QString& name) {
  if (name == m_picked) return;
  m_picked = name;
  emit pickedChanged();
}

void PaletteModel::filter() {
  beginResetModel();
  m_shown.clear();
  for (const Entry& entry : m_all) {
    const QString text = entry.title + u' ' + entry.hint + u' ' + entry.group;
    if (text.contains(m_query.trimmed(), Qt::CaseInsensitive)) m_shown.push_back(entry);
  }
  endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Entry& entry = m_shown[static_cast<std::size_t>(index.row())];
  switch (role) {
    case NameRole:
      return entry.name;
    case TitleRole:
      return entry.title;
    case GroupRole:
      return entry.group;
    case HintRole:
      return entry.hint;
    case IconRole:
      return entry.icon;
    default:
      return {};
  }
}

QHash<int, QByteArray> PaletteModel::roleNames() const {
  return {{NameRole, "name"},
          {TitleRole, "title"},
          {GroupRole, "group"},
          {HintRole, "hint"},
          {IconRole, "iconName"}};
}

}  // namespace windtunnel::app
