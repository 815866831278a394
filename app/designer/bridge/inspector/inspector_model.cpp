// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/inspector/inspector_model.h"

#include <algorithm>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/document/element_type.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {

using model::Path;
using model::Value;
using Type = InspectorRow::Type;

InspectorModel::InspectorModel(DocumentController* document, QObject* parent)
    : QAbstractListModel(parent), m_document(document) {
  connect(document, &DocumentController::designChanged, this, [this] {
    refresh();
    emit targetsChanged();
  });
  inspect({});
}

int InspectorModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const InspectorRow* InspectorModel::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

void InspectorModel::inspect(std::vector<Path> paths) {
  if (paths.empty()) paths.push_back(Path());
  if (paths == m_targets.paths) return;
  m_rejected.clear();
  m_targets.paths = std::move(paths);
  refresh();
  emit targetsChanged();
}

void InspectorModel::refresh() {
  // What is inspected may have been removed or renamed by the edit.
  std::erase_if(m_targets.paths, [&](const Path& path) {
    return !path.empty() && path.size() > 1 && m_document->design().find(path) == nullptr;
  });
  m_targets.type = m_targets.paths.empty() ? nullptr : elementType(m_targets.paths.front());
  std::erase_if(m_targets.paths, [&](const Path& path) { return elementType(path) != m_targets.type; });
  std::vector<InspectorRow> rows = InspectorBuilder(m_document->design(), m_targets, m_toggled).build();
  for (InspectorRow& row : rows) {
    const auto rejected = m_rejected.find(row.id);
    if (rejected == m_rejected.end()) continue;
    std::tie(row.rejected, row.error) = rejected->second;
  }
  replaceRows(std::move(rows));
}

void InspectorModel::replaceRows(std::vector<InspectorRow> rows) {
  const auto same = [](const InspectorRow& a, const InspectorRow& b) {
    return a.id == b.id && a.type == b.type;
  };
  const auto [oldHead, newHead] = std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), same);
  const auto head = oldHead - m_rows.begin();
  const auto tail = std::mismatch(m_rows.rbegin(), std::make_reverse_iterator(m_rows.begin() + head),
                                  rows.rbegin(), std::make_reverse_iterator(rows.begin() + head), same)
                        .first -
                    m_rows.rbegin();
  const auto before = static_cast<int>(m_rows.size());
  const auto after = static_cast<int>(rows.size());
  const int first = static_cast<int>(head);
  const int last = static_cast<int>(tail);
  if (before - last > first) {
    beginRemoveRows({}, first, before - last - 1);
    m_rows.erase(m_rows.begin() + first, m_rows.end() - last);
    endRemoveRows();
  }
  if (after - last > first) {
    beginInsertRows({}, first, after - last - 1);
    m_rows.insert(m_rows.begin() + first, rows.begin() + first, rows.end() - last);
    endInsertRows();
  }
  for (int row = 0; row < after; ++row) {
    const auto i = static_cast<std::size_t>(row);
    if (m_rows[i] == rows[i]) continue;
    m_rows[i] = std::move(rows[i]);
    emit dataChanged(index(row), index(row));
  }
}

QString InspectorModel::title() const {
  if (m_targets.paths.size() > 1) return tr("%n elements", "", static_cast<int>(m_targets.paths.size()));
  const Path path = m_targets.paths.empty() ? Path() : m_targets.paths.front();
  return elementTitle(m_document->design(), path);
}

QString InspectorModel::subtitle() const {
  if (m_targets.paths.empty()) return {};
  return elementSubtitle(m_document->design(), m_targets.paths);
}

QString InspectorModel::iconName() const {
  return m_targets.paths.empty() ? QString() : elementIcon(m_document->design(), m_targets.paths.front());
}

Path InspectorModel::editedPath(const InspectorRow& row, std::size_t target) const {
  const Path path = pathOf(row, target);
  return row.type == Type::Step ? path / row.property->key : path;
}

QString InspectorModel::changeLabel(const InspectorRow& row) const {
  const QString what = row.type == Type::Step ? tr("step") : row.label.toLower();
  return tr("Set %1 of %2").arg(what, title());
}

void InspectorModel::reject(int row, const QString& text, const QString& reason) {
  m_rejected[m_rows[static_cast<std::size_t>(row)].id] = {text, reason};
  refresh();
}

bool InspectorModel::setText(int row, const QString& text) {
  const InspectorRow* line = at(row);
  if (line == nullptr || line->property == nullptr) return false;
  const QString trimmed = text.trimmed();
  if (trimmed.isEmpty() && line->type == Type::Field && line->property->type != model::ValueType::Text) {
    reset(row);
    return true;
  }
  const model::Result<Value> read = model::parseScalar(*line->property, stored(trimmed));
  if (!read.ok()) {
    const model::Diagnostic& refusal = read.error();
    reject(row, text,
           shown(refusal.message) +
               (refusal.hint.empty() ? QString() : QStringLiteral(". ") + shown(refusal.hint)));
    return false;
  }
  m_rejected.erase(line->id);
  std::vector<model::Change> changes;
  for (std::size_t i = 0; i < m_targets.paths.size(); ++i)
    changes.push_back({editedPath(*line, i), read.value()});
  if (!m_document->change(changeLabel(*line), std::move(changes))) refresh();
  return true;
}

void InspectorModel::reset(int row) {
  const InspectorRow* line = at(row);
  if (line == nullptr) return;
  m_rejected.erase(line->id);
  std::vector<model::Change> changes;
  for (std::size_t i = 0; i < m_targets.paths.size(); ++i)
    changes.push_back({pathOf(*line, i), std::nullopt});
  if (!m_document->change(tr("Reset %1 of %2").arg(line->label.toLower(), title()), std::move(changes)))
    refresh();
}

bool InspectorModel::nudge(int row, int direction) {
  const InspectorRow* line = at(row);
  if (line == nullptr || line->property == nullptr || line->property->type != model::ValueType::Integer)
    return false;
  bool ok = false;
  const QString text = line->text.isEmpty() ? line->defaultText : line->text;
  const long long value = text.toLongLong(&ok);
  const long long next = value + direction;
  if (!ok || static_cast<double>(next) < line->property->minimum ||
      static_cast<double>(next) > line->property->maximum)
    return ok;
  std::vector<model::Change> changes;
  for (std::size_t i = 0; i < m_targets.paths.size(); ++i)
    changes.push_back({editedPath(*line, i), Value(static_cast<std::int64_t>(next))});
  m_document->change(changeLabel(*line), std::move(changes), QStringLiteral("nudge:") + line->id);
  return true;
}

void InspectorModel::toggle(int row) {
  const InspectorRow* line = at(row);
  if (line == nullptr || !line->expandable) return;
  if (!m_toggled.insert(line->id).second) m_toggled.erase(line->id);
  refresh();
}

void InspectorModel::remove(int row) {
  const InspectorRow* line = at(row);
  if (line == nullptr || !line->removable) return;
  m_document->change(tr("Remove %1 of %2").arg(line->label, title()), {{pathOf(*line), std::nullopt}});
}

bool InspectorModel::reveal(const QString& path) {
  const Path wanted = Path::parse(stored(path));
  if (m_targets.paths.size() != 1 || !wanted.startsWith(m_targets.paths.front())) return false;
  int best = -1;
  // Each pass may unfold one more level.
  for (bool unfolded = true; unfolded;) {
    unfolded = false;
    for (int row = 0; row < rowCount(); ++row) {
      const InspectorRow& line = m_rows[static_cast<std::size_t>(row)];
      const bool onTheWay = line.type == Type::Heading || wanted.startsWith(pathOf(line));
      if (!onTheWay) continue;
      if (line.type != Type::Heading) best = row;
      if (!line.expandable || line.expanded || (line.type != Type::Heading && pathOf(line) == wanted))
        continue;
      toggle(row);
      unfolded = true;
      break;
    }
  }
  if (best >= 0) emit revealed(best);
  return best >= 0;
}

}  // namespace windtunnel::app
