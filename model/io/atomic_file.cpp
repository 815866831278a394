// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "model/core/diagnostic_codes.h"
#include "model/io/file_error.h"

namespace windtunnel::model {
namespace {

constexpr std::size_t kChunk = 1 << 16;
constexpr mode_t kNewFileMode = 0644;

// An open file that is closed on every way out.
class OpenFile {
 public:
  OpenFile(FileSystem& system, int file) : m_system(system), m_file(file) {}
  ~OpenFile() {
    if (m_file >= 0) m_system.close(m_file);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool ok() const { return m_file >= 0; }
  int get() const { return m_file; }
  int close() { return m_system.close(std::exchange(m_file, -1)); }

 private:
  FileSystem& m_system;
  int m_file;
};

std::uint64_t hashOf(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

// One write may take less than it was given; only all bytes count as success.
bool writeAll(FileSystem& system, int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = system.write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written == 0) errno = ENOSPC;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string parentOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

Result<std::string> readFile(const std::string& path, FileSystem& system, std::size_t most) {
  OpenFile file(system, system.open(path, O_RDONLY, 0));
  if (!file.ok()) return fileError(code::kFileRead, path, "read", errno);
  std::string content;
  std::string chunk(kChunk, '\0');
  while (content.size() < most) {
    const ssize_t count = system.read(file.get(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fileError(code::kFileRead, path, "read", errno);
    if (count == 0) break;
    content.append(chunk, 0, static_cast<std::size_t>(count));
  }
  return content;
}

Result<FileStamp> stampOf(const std::string& path, std::string_view content, FileSystem& system) {
  struct stat status {};
  if (system.status(path, status) != 0) return fileError(code::kFileRead, path, "looked at", errno);
  const std::int64_t modified = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  return FileStamp{static_cast<std::int64_t>(status.st_size), modified, hashOf(content)};
}

AtomicFile::AtomicFile(std::string path, FileSystem& system)
    : m_system(system), m_target(system.resolve(path)) {
  m_temporary = folder() + "/" + temporaryPrefix() + std::to_string(::getpid());
}

std::string AtomicFile::folder() const {
  return parentOf(m_target);
}

std::string AtomicFile::temporaryPrefix() const {
  const std::size_t slash = m_target.rfind('/');
  return "." + (slash == std::string::npos ? m_target : m_target.substr(slash + 1)) + ".saving-";
}

Result<FileStamp> AtomicFile::save(std::string_view bytes, const std::optional<FileStamp>& known) {
  if (known)
    if (Status unchanged = checkUnchanged(*known); !unchanged) return unchanged.error();
  Status done = writeTemporary(bytes);
  if (done) done = verify(bytes);
  if (done) {
    keepPrevious();
    done = publish();
  }
  if (!done) {
    m_system.remove(m_temporary);
    return done.error();
  }
  return stampOf(m_target, bytes, m_system);
}

// Size and time answer in most cases; when they differ the content decides, for a mere touch is no change.
Status AtomicFile::checkUnchanged(const FileStamp& known) {
  struct stat status {};
  if (m_system.status(m_target, status) != 0) {
    if (errno == ENOENT) return okStatus();
    return fileError(code::kFileWrite, m_target, "looked at", errno);
  }
  auto content = readFile(m_target, m_system);
  if (!content) return content.error();
  if (hashOf(*content) == known.hash && std::cmp_equal(content->size(), known.size)) return okStatus();
  Diagnostic d;
  d.code = code::kFileChanged;
  d.location.file = m_target;
  d.message = m_target + " was changed by another program since it was read";
  d.hint = "save under another name, or read the file again and lose the changes made here";
  return d;
}

Status AtomicFile::writeTemporary(std::string_view bytes) {
  struct stat old {};
  const bool replaces = m_system.status(m_target, old) == 0;
  if (replaces && !S_ISREG(old.st_mode)) return fileError(code::kFileWrite, m_target, "written", EISDIR);
  const mode_t mode = replaces ? old.st_mode & 07777 : kNewFileMode;
  OpenFile file(m_system,
                m_system.open(m_temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, kNewFileMode));
  const bool written = file.ok() && (!replaces || m_system.setMode(file.get(), mode) == 0) &&
                       writeAll(m_system, file.get(), bytes) && m_system.sync(file.get()) == 0 &&
                       file.close() == 0;
  if (!written) return fileError(code::kFileWrite, m_target, "written", errno);
  return okStatus();
}

Status AtomicFile::verify(std::string_view bytes) {
  auto content = readFile(m_temporary, m_system);
  if (!content) return content.error();
  if (*content == bytes) return okStatus();
  return fileError(code::kFileWrite, m_target, "written", EIO);
}

// The backup is a second name of the old content. That it cannot be made (some file systems know no links) is
// no reason not to save.
void AtomicFile::keepPrevious() {
  const std::string link = m_temporary + "~";
  if (m_system.link(m_target, link) != 0) return;
  m_system.rename(link, m_target + "~");
  // Renaming one name of a file onto another name of the same file leaves both.
  m_system.remove(link);
}

Status AtomicFile::publish() {
  if (m_system.rename(m_temporary, m_target) != 0)
    return fileError(code::kFileWrite, m_target, "replaced by its new content", errno);
  OpenFile directory(m_system, m_system.open(folder(), O_RDONLY | O_DIRECTORY, 0));
  if (!directory.ok() || (m_system.sync(directory.get()) != 0 && errno != EINVAL))
    return fileError(code::kFileWrite, m_target, "made safe on the disk, although its new content is there",
                     errno);
  return okStatus();
}

void AtomicFile::removeStrays() {
  const std::string prefix = temporaryPrefix();
  for (const std::string& name : m_system.list(folder()))
    if (name.starts_with(prefix)) m_system.remove(folder() + "/" + name);
}

}  // namespace windtunnel::model
