// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

#include "model/core/diagnostic.h"
#include "model/io/atomic_file.h"
#include "model/io/document.h"
#include "model/io/document_lock.h"

namespace windtunnel::app {

class DocumentController;
class Settings;

/// The open design's file: opening, saving without ever losing what was there, and noticing that somebody
/// else changed it. All that can go wrong is told with its cause and what to do.
class DocumentFiles : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(QString filePath READ filePath NOTIFY fileChanged)
  Q_PROPERTY(QString fileName READ fileName NOTIFY fileChanged)
  Q_PROPERTY(QString folder READ folder NOTIFY fileChanged)
  Q_PROPERTY(bool hasFile READ hasFile NOTIFY fileChanged)
  Q_PROPERTY(bool readOnly READ isReadOnly NOTIFY fileChanged)
  Q_PROPERTY(bool changedOutside READ isChangedOutside NOTIFY changedOutsideChanged)

 public:
  DocumentFiles(DocumentController* document, Settings* settings, QObject* parent = nullptr);
  ~DocumentFiles() override;

  QString filePath() const { return m_path; }
  QString fileName() const;
  QString folder() const;
  bool hasFile() const { return !m_path.isEmpty(); }
  /// Whether another program holds the file, or nobody can.
  bool isReadOnly() const { return !m_lockProblem.isEmpty(); }
  bool isChangedOutside() const { return m_changedOutside; }

  /// The text the open design began with, or was last saved as.
  std::string baseText() const;
  /// Opens a document as it was, then makes the design that was restored one edit on top of it.
  bool openRecovered(const std::string& text, const QString& path, const model::Design& design);

  Q_INVOKABLE void openNew();
  Q_INVOKABLE bool openTemplate(const QString& name);
  Q_INVOKABLE bool openFile(const QString& path);
  Q_INVOKABLE bool openUrl(const QUrl& url) { return openFile(url.toLocalFile()); }
  /// Writes the design to its file. Refused when somebody else changed the file, which sets `changedOutside`.
  Q_INVOKABLE bool save();
  Q_INVOKABLE bool saveAs(const QString& path);
  Q_INVOKABLE bool saveToUrl(const QUrl& url) { return saveAs(url.toLocalFile()); }
  /// Takes the file as it is on the disk; what was not saved is one step back.
  Q_INVOKABLE bool reload();
  /// Replaces what somebody else wrote.
  Q_INVOKABLE bool overwrite();
  Q_INVOKABLE void close();
  /// Looks whether the file on the disk is still the one that was read.
  Q_INVOKABLE void checkOutside();

 signals:
  void fileChanged();
  void changedOutsideChanged();
  void opened();
  void saved();
  void closed();
  void notice(const QString& severity, const QString& text);

 private:
  void begin(model::Document document, const QString& path);
  bool write(const std::optional<model::FileStamp>& known);
  void tell(const std::vector<model::Diagnostic>& diagnostics, const QString& what);
  void setChangedOutside(bool changed);
  void lock(const QString& path);
  void remember(const QString& path);

  DocumentController* m_document;
  Settings* m_settings;
  model::Document m_source;
  std::optional<model::FileStamp> m_stamp;
  model::DocumentLock m_lock;
  QString m_lockProblem;  // why the file cannot be written; empty: it can
  QString m_path;
  bool m_changedOutside = false;
};

/// A diagnostic in the three parts people need: what happened, where, what to do.
QString toSentence(const model::Diagnostic& diagnostic);

}  // namespace windtunnel::app
