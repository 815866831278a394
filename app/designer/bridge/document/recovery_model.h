// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QDateTime>

#include <memory>
#include <vector>

#include "model/io/recovery_journal.h"

class QLockFile;

namespace windtunnel::app {

class DocumentController;
class DocumentFiles;

/// Keeps the journal of the open design, one record for every finished edit, and lists the journals that a
/// program which did not end in order has left behind.
class RecoveryModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { NameRole = Qt::UserRole + 1, DetailRole };

  /// Journals live in the user's data folder, or where the environment variable WINDTUNNEL_JOURNALS says.
  RecoveryModel(DocumentController* document, DocumentFiles* files, QObject* parent = nullptr);
  ~RecoveryModel() override;

  int count() const { return rowCount(); }
  Q_INVOKABLE bool recover(int row);
  Q_INVOKABLE void discard(int row);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();
  void notice(const QString& severity, const QString& text);

 private:
  struct Entry {
    QString journal;
    QString name;
    QDateTime when;
    model::Recovery recovery;
  };

  void look();
  void begin();
  void append(const model::Edit& edit);
  void end();

  DocumentController* m_document;
  DocumentFiles* m_files;
  QString m_folder;
  std::unique_ptr<model::RecoveryJournal> m_journal;
  std::unique_ptr<QLockFile> m_lock;  // held while a journal is ours: others do not offer to recover it
  bool m_failed = false;
  std::vector<Entry> m_entries;
};

}  // namespace windtunnel::app
