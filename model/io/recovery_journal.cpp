// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/recovery_journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "model/core/diagnostic_codes.h"
#include "model/io/atomic_file.h"
#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "model/io/edit_text.h"
#include "model/io/file_error.h"
#include "model/io/journal_record.h"

namespace windtunnel::model {
namespace {

constexpr mode_t kPrivate = 0600;
constexpr auto kFlushInterval = std::chrono::seconds(1);

Diagnostic nothingToRestore(const std::string& path) {
  Diagnostic d;
  d.code = code::kJournal;
  d.location.file = path;
  d.message = path + " is no recovery journal, or its beginning is damaged";
  d.hint = "there is nothing to restore from it; it can be removed";
  return d;
}

}  // namespace

RecoveryJournal::RecoveryJournal(std::string path, FileSystem& system)
    : m_system(system), m_path(std::move(path)) {}

RecoveryJournal::~RecoveryJournal() {
  close();
}

void RecoveryJournal::close() {
  if (m_file >= 0) m_system.close(m_file);
  m_file = -1;
}

Status RecoveryJournal::openFile(int flags) {
  close();
  m_file = m_system.open(m_path, flags, kPrivate);
  if (m_file < 0) return fileError(code::kJournal, m_path, "opened", errno);
  return okStatus();
}

// The old journal stays whole until the new one is: it is written aside and takes the name.
Status RecoveryJournal::begin(std::string_view documentFile, std::string_view text) {
  std::string head = journalRecord(RecordKind::Document, documentFile);
  head += journalRecord(RecordKind::Text, text);
  auto saved = AtomicFile(m_path, m_system).save(head);
  m_system.remove(m_path + "~");
  if (!saved) return saved.error();
  return openFile(O_WRONLY | O_APPEND);
}

Status RecoveryJournal::continueAt(std::uint64_t length) {
  if (::truncate(m_path.c_str(), static_cast<off_t>(length)) != 0)
    return fileError(code::kJournal, m_path, "cut behind its last record", errno);
  return openFile(O_WRONLY | O_APPEND);
}

// One write call a record: the system appends it in one piece.
Status RecoveryJournal::append(const Edit& edit, Clock::time_point now) {
  const std::string record = journalRecord(RecordKind::Edit, editText(edit));
  const ssize_t written = m_file < 0 ? -1 : m_system.write(m_file, record.data(), record.size());
  if (written < 0 || static_cast<std::size_t>(written) != record.size())
    return fileError(code::kJournal, m_path, "appended to", written < 0 ? errno : ENOSPC);
  if (now - m_lastFlush < kFlushInterval) return okStatus();
  m_lastFlush = now;
  return flush();
}

Status RecoveryJournal::flush() {
  if (m_file >= 0 && m_system.syncData(m_file) != 0)
    return fileError(code::kJournal, m_path, "flushed", errno);
  return okStatus();
}

void RecoveryJournal::discard() {
  close();
  m_system.remove(m_path);
}

Result<ReadJournal> readJournal(const std::string& path, FileSystem& system) {
  auto bytes = readFile(path, system);
  if (!bytes) return bytes.error();
  return parseJournal(*bytes, path);
}

Result<ReadJournal> parseJournal(std::string_view bytes, const std::string& path) {
  JournalCursor cursor(bytes);
  const auto document = cursor.next();
  const auto text = cursor.next();
  if (!document || document->kind != RecordKind::Document || !text || text->kind != RecordKind::Text)
    return nothingToRestore(path);
  ReadJournal journal;
  journal.recovery.documentFile = document->content;
  journal.recovery.text = text->content;
  journal.length = cursor.position();
  while (const auto record = cursor.next()) {
    auto edit =
        record->kind == RecordKind::Edit ? parseEdit(record->content) : Result<Edit>(nothingToRestore(path));
    if (!edit) break;
    journal.recovery.edits.push_back(*std::move(edit));
    journal.length = cursor.position();
  }
  journal.recovery.torn = journal.length < bytes.size();
  return journal;
}

Result<Design> restored(const Recovery& recovery) {
  ReadResult read = readDesign(recovery.text, recovery.documentFile);
  if (!read.ok()) return read.diagnostics.front();
  Design design = read.document->design;
  for (const Edit& edit : recovery.edits) design = applied(design, edit);
  // A journal is a file like any other: what its edits lead to must stand the reader's test too.
  ReadResult checked = readDesign(writeDesign(design), recovery.documentFile);
  if (!checked.ok()) return checked.diagnostics.front();
  return checked.document->design;
}

}  // namespace windtunnel::model
