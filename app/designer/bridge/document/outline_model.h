// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <set>
#include <vector>

#include "model/core/path.h"

namespace windtunnel::app {

class DocumentController;

/// The design as a tree, shown as a list of visible rows: boundaries with their components, then arrows,
/// workloads, objectives, scenarios and the platform. The filter takes words of a name and `kind:database`.
class OutlineModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role {
    PathRole = Qt::UserRole + 1,
    LabelRole,
    DetailRole,
    IconRole,
    DepthRole,
    ExpandableRole,
    ExpandedRole,
    SelectedRole
  };

  explicit OutlineModel(DocumentController* document, QObject* parent = nullptr);

  QString query() const { return m_query; }
  void setQuery(const QString& query);
  int count() const { return rowCount(); }
  Q_INVOKABLE void toggle(int row);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void queryChanged();
  void countChanged();

 private:
  struct Row {
    QString path, label, detail, icon;
    int depth = 0;
    bool expandable = false;
    bool expanded = false;
    bool operator==(const Row&) const = default;
  };

  void refresh();
  void addBoundary(const std::string& id, int depth);
  void addComponents(const std::string& boundary, int depth);
  void addSection(const char* key, const QString& label);
  bool open(Row& row, bool byDefault);
  bool matches(const QString& label, const QString& detail) const;
  void addElement(const model::Path& path, const QString& detail, int depth);

  DocumentController* m_document;
  QString m_query;
  std::vector<Row> m_rows;
  std::set<QString> m_toggled;
};

}  // namespace windtunnel::app
