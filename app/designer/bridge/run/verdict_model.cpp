// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/verdict_model.h"

#include "app/designer/bridge/text.h"

namespace windtunnel::app {

QString severityName(simulator::VerdictSeverity severity) {
  switch (severity) {
    case simulator::VerdictSeverity::Good:
      return QStringLiteral("good");
    case simulator::VerdictSeverity::Note:
      return QStringLiteral("note");
    case simulator::VerdictSeverity::Warning:
      return QStringLiteral("warning");
    case simulator::VerdictSeverity::Critical:
      return QStringLiteral("error");
  }
  return {};
}

void VerdictModel::show(std::vector<simulator::Verdict> verdicts) {
  const bool sameShape = verdicts.size() == m_verdicts.size();
  if (!sameShape) beginResetModel();
  m_verdicts = std::move(verdicts);
  if (!sameShape) {
    endResetModel();
    emit countChanged();
  } else if (!m_verdicts.empty()) {
    emit dataChanged(index(0), index(rowCount() - 1));
  }
}

int VerdictModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_verdicts.size());
}

QVariant VerdictModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const simulator::Verdict& verdict = m_verdicts[static_cast<std::size_t>(index.row())];
  switch (role) {
    case SeverityRole:
      return severityName(verdict.severity);
    case TextRole:
      return shown(verdict.text);
    case ComponentRole:
      return shown(verdict.component);
    case PathRole:
      return shown(verdict.path);
    case SuggestionRole:
      return shown(verdict.suggestion);
    default:
      return {};
  }
}

QHash<int, QByteArray> VerdictModel::roleNames() const {
  return {{SeverityRole, "severity"},
          {TextRole, "sentence"},
          {ComponentRole, "element"},
          {PathRole, "path"},
          {SuggestionRole, "suggestion"}};
}

}  // namespace windtunnel::app
