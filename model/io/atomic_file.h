// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/core/result.h"
#include "model/io/file_system.h"

namespace windtunnel::model {

/// What a file looked like when it was last read or written here, to notice that somebody else has changed
/// it.
struct FileStamp {
  std::int64_t size = 0;
  std::int64_t modified = 0;  ///< Nanoseconds since 1970.
  std::uint64_t hash = 0;     ///< Of the content (FNV-1a).

  bool operator==(const FileStamp&) const = default;
};

/// The content of a file; reading stops soon after `most` bytes.
Result<std::string> readFile(const std::string& path, FileSystem& system = FileSystem::native(),
                             std::size_t most = static_cast<std::size_t>(-1));

/// The stamp of a file whose content has just been read or written.
Result<FileStamp> stampOf(const std::string& path, std::string_view content,
                          FileSystem& system = FileSystem::native());

/// Replaces files so that after a crash at any moment either the old or the new content is there in full: the
/// bytes go to a temporary file in the same folder, are flushed, read back and compared, and take the old
/// name; then the folder is flushed. The content before stays as `name~`. Symbolic links are followed,
/// permissions kept.
class AtomicFile {
 public:
  explicit AtomicFile(std::string path, FileSystem& system = FileSystem::native());

  /// `known` is what the file looked like when it was read; when it looks different now nothing is written
  /// and the answer is code::kFileChanged. Without it the file is replaced whatever it holds.
  Result<FileStamp> save(std::string_view bytes, const std::optional<FileStamp>& known = {});

  /// Removes what an interrupted save has left in the folder. Only while the document is locked.
  void removeStrays();

  /// Where the bytes go: the path with links followed.
  const std::string& target() const { return m_target; }

 private:
  Status checkUnchanged(const FileStamp& known);
  Status writeTemporary(std::string_view bytes);
  Status verify(std::string_view bytes);
  void keepPrevious();
  Status publish();
  std::string folder() const;
  std::string temporaryPrefix() const;

  FileSystem& m_system;
  std::string m_target;
  std::string m_temporary;
};

}  // namespace windtunnel::model
