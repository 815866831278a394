// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

namespace windtunnel::app {

/// What can be drawn: every component kind with the line that says when to use it, and the boundaries.
class PaletteModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
  Q_PROPERTY(int count READ count NOTIFY queryChanged)
  /// The kind that the next click on the canvas places; empty when none is picked.
  Q_PROPERTY(QString picked READ picked WRITE setPicked NOTIFY pickedChanged)

 public:
  enum Role { NameRole = Qt::UserRole + 1, TitleRole, GroupRole, HintRole, IconRole };

  /// The prefix of names that stand for boundaries: "boundary:namespace".
  static constexpr const char* kBoundaryPrefix = "boundary:";

  explicit PaletteModel(QObject* parent = nullptr);

  QString query() const { return m_query; }
  void setQuery(const QString& query);
  int count() const { return rowCount(); }
  QString picked() const { return m_picked; }
  void setPicked(const QString& name);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void queryChanged();
  void pickedChanged();

 private:
  struct Entry {
    QString name, title, group, hint, icon;
  };
  void filter();

  std::vector<Entry> m_all;
  std::vector<Entry> m_shown;
  QString m_query;
  QString m_picked;
};

}  // namespace windtunnel::app
