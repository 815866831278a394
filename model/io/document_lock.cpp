// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/document_lock.h"

#include <QFileInfo>
#include <QLockFile>
#include <QString>

#include "model/core/diagnostic_codes.h"
#include "model/io/file_system.h"

namespace windtunnel::model {
namespace {

constexpr int kPatienceMilliseconds = 200;

Diagnostic refusal(const std::string& path, const QLockFile& file) {
  Diagnostic d;
  d.code = code::kFileLocked;
  d.location.file = path;
  if (file.error() != QLockFile::LockFailedError) {
    d.message = path + " could not be locked, because its folder cannot be written";
    d.hint = "open it read-only, or change the permissions of the folder";
    return d;
  }
  qint64 process = 0;
  QString host;
  QString program;
  d.message = path + " is open in another program";
  if (file.getLockInfo(&process, &host, &program))
    d.message = path + " is open in " + program.toStdString() + ", process " + std::to_string(process) +
                " on " + host.toStdString();
  d.hint = "close it there, or open it read-only here";
  return d;
}

// A program killed between making its lock file and writing its name into it leaves one that names nobody.
// Removing it is refused by the system while a living process holds it.
bool takeOverHalfWritten(QLockFile& file) {
  qint64 process = 0;
  QString host;
  QString program;
  if (file.error() != QLockFile::LockFailedError || file.getLockInfo(&process, &host, &program)) return false;
  return file.removeStaleLockFile() && file.tryLock(0);
}

}  // namespace

DocumentLock::DocumentLock() = default;
DocumentLock::~DocumentLock() = default;
DocumentLock::DocumentLock(DocumentLock&&) noexcept = default;
DocumentLock& DocumentLock::operator=(DocumentLock&&) noexcept = default;

Result<DocumentLock> DocumentLock::acquire(const std::string& documentPath) {
  const QFileInfo target(QString::fromStdString(FileSystem::native().resolve(documentPath)));
  DocumentLock lock;
  lock.m_file = std::make_unique<QLockFile>(target.absolutePath() + "/." + target.fileName() + ".lock");
  // Age never makes a lock void: a document may stay open for weeks.
  lock.m_file->setStaleLockTime(0);
  if (lock.m_file->tryLock(kPatienceMilliseconds) || takeOverHalfWritten(*lock.m_file)) return lock;
  return refusal(documentPath, *lock.m_file);
}

bool DocumentLock::held() const {
  return m_file && m_file->isLocked();
}

void DocumentLock::release() {
  if (m_file) m_file->unlock();
}

}  // namespace windtunnel::model
