// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/result.h"
#include "model/edit/edit.h"
#include "model/io/file_system.h"

namespace windtunnel::model {

/// What a journal restores: the text the edits began with, and every edit that was finished.
struct Recovery {
  std::string documentFile;  ///< Empty for a document that was never saved.
  std::string text;          ///< The document as it was opened or last saved.
  std::vector<Edit> edits;   ///< In order.
  bool torn = false;         ///< The journal ends in a record that was not written in full.
};

/// Records every finished edit of an open document in a file of its own, so that a crash loses none and a
/// power cut at most the last second. One line a record with length and checksum; only ever appended to.
class RecoveryJournal {
 public:
  using Clock = std::chrono::steady_clock;

  explicit RecoveryJournal(std::string path, FileSystem& system = FileSystem::native());
  ~RecoveryJournal();
  RecoveryJournal(const RecoveryJournal&) = delete;
  RecoveryJournal& operator=(const RecoveryJournal&) = delete;

  /// Begins anew with this document; what the file held before is gone.
  Status begin(std::string_view documentFile, std::string_view text);

  /// Appends an edit. It is in the hands of the operating system when this returns; it is flushed to the disk
  /// when the last flush is a second ago.
  Status append(const Edit& edit, Clock::time_point now = Clock::now());

  /// Goes on with a journal that was read, behind its last whole record, which ends at `length`.
  Status continueAt(std::uint64_t length);

  Status flush();

  /// Ends the journal and removes its file: nothing is left to restore.
  void discard();

  const std::string& path() const { return m_path; }

 private:
  Status openFile(int flags);
  void close();

  FileSystem& m_system;
  std::string m_path;
  int m_file = -1;
  Clock::time_point m_lastFlush{};
};

/// A journal's content up to the first record that is torn or damaged, and where that one begins.
struct ReadJournal {
  Recovery recovery;
  std::uint64_t length = 0;
};

/// Reads a journal; without one whole first record there is nothing to restore and the answer is a
/// diagnostic.
Result<ReadJournal> readJournal(const std::string& path, FileSystem& system = FileSystem::native());

/// The same for the bytes of a journal; `path` is only for words.
Result<ReadJournal> parseJournal(std::string_view bytes, const std::string& path);

/// The design all edits of a recovery lead to. Diagnostics when its text cannot be read.
Result<Design> restored(const Recovery& recovery);

}  // namespace windtunnel::model
