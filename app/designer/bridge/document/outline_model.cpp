// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/document/outline_model.h"

#include <algorithm>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/document/element_type.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {

using model::Path;

OutlineModel::OutlineModel(DocumentController* document, QObject* parent)
    : QAbstractListModel(parent), m_document(document) {
  connect(document, &DocumentController::designChanged, this, &OutlineModel::refresh);
  connect(document, &DocumentController::selectionChanged, this, [this] {
    if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1), {SelectedRole});
  });
  refresh();
}

void OutlineModel::setQuery(const QString& query) {
  if (query == m_query) return;
  m_query = query;
  refresh();
  emit queryChanged();
}

void OutlineModel::toggle(int row) {
  if (row < 0 || row >= rowCount()) return;
  const QString key = m_rows[static_cast<std::size_t>(row)].path;
  if (!m_toggled.insert(key).second) m_toggled.erase(key);
  refresh();
}

bool OutlineModel::matches(const QString& label, const QString& detail) const {
  const QStringList words = m_query.split(u' ', Qt::SkipEmptyParts);
  return std::all_of(words.begin(), words.end(), [&](const QString& word) {
    if (word.startsWith(u"kind:")) return detail.contains(word.mid(5), Qt::CaseInsensitive);
    return label.contains(word, Qt::CaseInsensitive) || detail.contains(word, Qt::CaseInsensitive);
  });
}

bool OutlineModel::open(Row& row, bool byDefault) {
  row.expandable = true;
  row.expanded = !m_query.isEmpty() || (m_toggled.contains(row.path) ? !byDefault : byDefault);
  return row.expanded;
}

void OutlineModel::addElement(const Path& path, const QString& detail, int depth) {
  const model::Design& design = m_document->design();
  const QString label = elementTitle(design, path);
  if (!matches(label, detail)) return;
  m_rows.push_back({shown(path.text()), label, detail, elementIcon(design, path), depth});
}

void OutlineModel::addComponents(const std::string& boundary, int depth) {
  const model::Design& design = m_document->design();
  for (const model::Component& component : design.components()) {
    const std::vector<std::string> in = component.texts("in");
    const bool here = boundary.empty() ? std::none_of(in.begin(), in.end(),
                                                      [&](const auto& id) { return design.boundary(id); })
                                       : std::find(in.begin(), in.end(), boundary) != in.end();
    if (here) addElement({"components", component.id()}, shown(component.kindInfo().title), depth);
  }
}

void OutlineModel::addBoundary(const std::string& id, int depth) {
  const Path path{"boundaries", id};
  const auto boundary = m_document->design().boundary(id);
  const std::size_t place = m_rows.size();
  Row row{shown(path.text()), elementTitle(m_document->design(), path), shown(boundary->text("kind")),
          QStringLiteral("ui/boundary"), depth};
  const bool unfolded = open(row, true);
  m_rows.push_back(row);
  if (!unfolded) return;
  for (const model::Named& inner : m_document->design().boundaries()) {
    if (inner.text("in") == id && inner.id() != id && depth < 8) addBoundary(inner.id(), depth + 1);
  }
  addComponents(id, depth + 1);
  const bool nothingInside = m_rows.size() == place + 1;
  if (nothingInside && !matches(row.label, row.detail)) m_rows.pop_back();
}

void OutlineModel::addSection(const char* key, const QString& label) {
  const model::Value* held = m_document->design().find({std::string(key)});
  const std::size_t count = held == nullptr ? 0 : held->map().size();
  if (count == 0) return;
  Row row{QString::fromLatin1(key), label, QString::number(count), QString(), 0};
  const bool unfolded = open(row, std::string_view(key) != "connections");
  m_rows.push_back(row);
  if (!unfolded) return;
  const std::size_t place = m_rows.size();
  for (const auto& [id, value] : held->map()) addElement({std::string(key), id}, QString(), 1);
  if (m_rows.size() == place && !m_query.isEmpty()) m_rows.pop_back();
}

void OutlineModel::refresh() {
  beginResetModel();
  m_rows.clear();
  const model::Design& design = m_document->design();
  for (const model::Named& boundary : design.boundaries()) {
    const std::string outer = boundary.text("in");
    if (outer.empty() || !design.boundary(outer)) addBoundary(boundary.id(), 0);
  }
  addComponents({}, 0);
  addSection("connections", tr("Connections"));
  addSection("workloads", tr("Workloads"));
  addSection("objectives", tr("Objectives"));
  addSection("scenarios", tr("Scenarios"));
  if (m_query.isEmpty()) addElement({"platform"}, QString(), 0);
  endResetModel();
  emit countChanged();
}

int OutlineModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case PathRole:
      return row.path;
    case LabelRole:
      return row.label;
    case DetailRole:
      return row.detail;
    case IconRole:
      return row.icon;
    case DepthRole:
      return row.depth;
    case ExpandableRole:
      return row.expandable;
    case ExpandedRole:
      return row.expanded;
    case SelectedRole:
      return m_document->selection().contains(row.path);
    default:
      return {};
  }
}

QHash<int, QByteArray> OutlineModel::roleNames() const {
  return {{PathRole, "path"},         {LabelRole, "label"},      {DetailRole, "detail"},
          {IconRole, "iconName"},     {DepthRole, "depth"},      {ExpandableRole, "expandable"},
          {ExpandedRole, "expanded"}, {SelectedRole, "selected"}};
}

}  // namespace windtunnel::app
