// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/document/recovery_model.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/document/document_files.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

const QString kSuffix = QStringLiteral(".journal");

QString journalFolder() {
  const QString named = qEnvironmentVariable("WINDTUNNEL_JOURNALS");
  if (!named.isEmpty()) return named;
  return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/journals");
}

std::unique_ptr<QLockFile> lockOf(const QString& journal) {
  auto lock = std::make_unique<QLockFile>(journal + QStringLiteral(".lock"));
  lock->setStaleLockTime(0);
  return lock;
}

}  // namespace

RecoveryModel::RecoveryModel(DocumentController* document, DocumentFiles* files, QObject* parent)
    : QAbstractListModel(parent), m_document(document), m_files(files), m_folder(journalFolder()) {
  connect(files, &DocumentFiles::opened, this, &RecoveryModel::begin);
  connect(files, &DocumentFiles::saved, this, &RecoveryModel::begin);
  connect(files, &DocumentFiles::closed, this, &RecoveryModel::end);
  connect(document, &DocumentController::edited, this, &RecoveryModel::append);
  look();
}

// Whoever ends the program in order has saved or chosen to discard.
RecoveryModel::~RecoveryModel() {
  end();
}

void RecoveryModel::look() {
  beginResetModel();
  m_entries.clear();
  const QDir folder(m_folder);
  for (const QFileInfo& info : folder.entryInfoList({u'*' + kSuffix}, QDir::Files, QDir::Time)) {
    const auto lock = lockOf(info.absoluteFilePath());
    if (!lock->tryLock(0)) continue;  // of a program that is still running
    model::Result<model::ReadJournal> read = model::readJournal(stored(info.absoluteFilePath()));
    if (!read.ok()) {
      // It may be of another version, or a disk that recovers: kept out of the way, never deleted.
      lock->unlock();
      QFile::rename(info.absoluteFilePath(), info.absoluteFilePath() + QStringLiteral(".unreadable"));
      continue;
    }
    if (read->recovery.edits.empty()) {
      lock->unlock();
      QFile::remove(info.absoluteFilePath());
      continue;
    }
    const QString file = shown(read->recovery.documentFile);
    const QString name = file.isEmpty() ? tr("a design without a file") : QFileInfo(file).fileName();
    m_entries.push_back({info.absoluteFilePath(), name, info.lastModified(), std::move(read->recovery)});
  }
  endResetModel();
  emit countChanged();
}

void RecoveryModel::begin() {
  end();
  if (!QDir().mkpath(m_folder)) return;
  const QString path = m_folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + kSuffix;
  m_lock = lockOf(path);
  m_lock->tryLock(0);
  m_journal = std::make_unique<model::RecoveryJournal>(stored(path));
  const model::Status begun = m_journal->begin(stored(m_files->filePath()), m_files->baseText());
  if (begun.ok()) return;
  m_journal.reset();
  m_lock.reset();
  emit notice(QStringLiteral("warning"),
              tr("Edits are not kept for recovery: %1").arg(toSentence(begun.error())));
}

void RecoveryModel::append(const model::Edit& edit) {
  if (m_journal == nullptr) return;
  const model::Status appended = m_journal->append(edit);
  if (appended.ok() || m_failed) return;
  m_failed = true;
  emit notice(QStringLiteral("warning"),
              tr("Edits are not kept for recovery: %1").arg(toSentence(appended.error())));
}

void RecoveryModel::end() {
  if (m_journal != nullptr) m_journal->discard();
  m_journal.reset();
  m_lock.reset();
  m_failed = false;
}

bool RecoveryModel::recover(int row) {
  if (row < 0 || row >= rowCount()) return false;
  const Entry entry = m_entries[static_cast<std::size_t>(row)];
  const model::Result<model::Design> design = model::restored(entry.recovery);
  if (!design.ok()) {
    emit notice(QStringLiteral("error"), toSentence(design.error()));
    return false;
  }
  if (!m_files->openRecovered(entry.recovery.text, shown(entry.recovery.documentFile), design.value()))
    return false;
  discard(row);
  return true;
}

void RecoveryModel::discard(int row) {
  if (row < 0 || row >= rowCount()) return;
  QFile::remove(m_entries[static_cast<std::size_t>(row)].journal);
  look();
}

int RecoveryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant RecoveryModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
  if (role == NameRole) return entry.name;
  if (role != DetailRole) return {};
  const QString edits = counted(static_cast<qsizetype>(entry.recovery.edits.size()), tr("edit"), tr("edits"));
  const QString last = shown(entry.recovery.edits.back().label);
  const QString when = QLocale().toString(entry.when, QLocale::ShortFormat);
  return tr("%1, the last at %2: %3").arg(edits, when, last);
}

QHash<int, QByteArray> RecoveryModel::roleNames() const {
  return {{NameRole, "name"}, {DetailRole, "detail"}};
}

}  // namespace windtunnel::app
