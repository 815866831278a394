// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QUrl>

#include <optional>
#include <set>
#include <vector>

#include "exporters/common/export_plan.h"

namespace windtunnel::app {

class DocumentController;

/// The export page: which target, the files it would write as a tree, one of them as text, what there is to
/// say about the result, and the command that installs it. Nothing is written before `writeTo`.
class ExportController : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(QStringList targets READ targets CONSTANT)
  Q_PROPERTY(QVariantList tabs READ tabs CONSTANT)
  Q_PROPERTY(int target READ target WRITE setTarget NOTIFY planChanged)
  Q_PROPERTY(QString title READ title NOTIFY planChanged)
  Q_PROPERTY(QString summary READ summary NOTIFY planChanged)
  Q_PROPERTY(QString installCommand READ installCommand NOTIFY folderChanged)
  Q_PROPERTY(QStringList instructions READ instructions NOTIFY planChanged)
  Q_PROPERTY(QVariantList findings READ findings NOTIFY planChanged)
  Q_PROPERTY(QString problem READ problem NOTIFY planChanged)
  Q_PROPERTY(QString currentFile READ currentFile WRITE setCurrentFile NOTIFY currentFileChanged)
  Q_PROPERTY(QString currentText READ currentText NOTIFY currentFileChanged)
  Q_PROPERTY(QString folder READ folder WRITE setFolder NOTIFY folderChanged)
  Q_PROPERTY(bool written READ isWritten NOTIFY folderChanged)
  Q_PROPERTY(bool edited READ isEdited NOTIFY folderChanged)

 public:
  enum Role { NameRole = Qt::UserRole + 1, PathRole, DepthRole, FolderRole, ExpandedRole, CurrentRole };

  explicit ExportController(DocumentController* document, QObject* parent = nullptr);

  QStringList targets() const;
  /// The targets as a tab strip takes them: maps of text.
  QVariantList tabs() const;
  int target() const { return m_target; }
  void setTarget(int target);
  QString title() const;
  /// Files and size; then what the list of findings holds, counted: findings, and notes on what is left out.
  QString summary() const;
  /// Runs in a POSIX shell, wherever that is, once the files are written; empty without a full path.
  QString installCommand() const;
  QStringList instructions() const;
  /// Findings and losses: maps of severity, message, hint, path.
  QVariantList findings() const;
  /// Why there is no export; empty when there is one.
  QString problem() const { return m_problem; }
  QString currentFile() const { return m_currentFile; }
  void setCurrentFile(const QString& path);
  QString currentText() const;
  /// The folder the files go to: what the user wrote, else one beside the home named after the design.
  QString folder() const;
  void setFolder(const QString& folder);
  /// Whether the files on the page stand in the folder.
  bool isWritten() const { return m_written; }
  /// Whether the last attempt met files someone edited since they were exported.
  bool isEdited() const { return m_edited; }

  /// Makes the plan of the design as it is now.
  Q_INVOKABLE void refresh();
  Q_INVOKABLE void toggle(int row);
  /// Writes the files to the folder, edited ones only when that is wanted; answers whether all are there.
  Q_INVOKABLE bool write(bool overwriteEdited = false);
  Q_INVOKABLE QString localPath(const QUrl& url) const { return url.toLocalFile(); }
  Q_INVOKABLE void copy(const QString& text);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void planChanged();
  void currentFileChanged();
  void folderChanged();
  void notice(const QString& severity, const QString& text);

 private:
  struct Row {
    QString name, path;
    int depth = 0;
    bool folder = false;
  };
  void buildRows();
  QString suggestedFolder() const;
  QString fullFolder() const;
  void setWritten(bool written, bool edited = false);

  DocumentController* m_document;
  int m_target = 0;
  std::optional<exporters::ExportPlan> m_plan;
  QString m_problem;
  QString m_currentFile;
  std::optional<QString> m_folder;  // what the user wrote
  bool m_written = false;
  bool m_edited = false;
  std::vector<Row> m_rows;
  std::set<QString> m_folded;
};

}  // namespace windtunnel::app
