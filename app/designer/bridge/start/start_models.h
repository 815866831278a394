// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <vector>

namespace windtunnel::app {

class Settings;

/// The templates the program carries, each with its name and what it shows.
class TemplateModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")

 public:
  enum Role { NameRole = Qt::UserRole + 1, TitleRole, DescriptionRole };

  explicit TemplateModel(QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  struct Entry {
    QString name, title, description;
  };
  std::vector<Entry> m_entries;
};

/// The files opened last that still exist, newest first.
class RecentModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { PathRole = Qt::UserRole + 1, NameRole, FolderRole, WhenRole };

  explicit RecentModel(Settings* settings, QObject* parent = nullptr);

  void refresh();
  int count() const { return rowCount(); }
  Q_INVOKABLE void forget(int row);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  Settings* m_settings;
  QStringList m_files;
};

}  // namespace windtunnel::app
