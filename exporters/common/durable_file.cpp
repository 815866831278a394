// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/common/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string_view>
#include <utility>

namespace windtunnel::exporters {
namespace {

std::error_code lastError() {
  return {errno, std::generic_category()};
}

/// A file descriptor that is closed on every way out.
class Open {
 public:
  Open(const std::string& path, int flags) : m_file(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
  ~Open() {
    if (m_file >= 0) ::close(m_file);
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;

  bool ok() const { return m_file >= 0; }
  int get() const { return m_file; }
  int close() { return ::close(std::exchange(m_file, -1)); }

 private:
  int m_file;
};

/// One write may take less than it was given.
bool writeAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

std::error_code writeDurably(const std::string& path, const std::string& bytes) {
  Open file(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
  if (!file.ok() || !writeAll(file.get(), bytes) || ::fsync(file.get()) != 0 || file.close() != 0)
    return lastError();
  return {};
}

std::error_code renameAtOnce(const std::string& from, const std::string& to) {
  return ::rename(from.c_str(), to.c_str()) == 0 ? std::error_code() : lastError();
}

std::error_code syncFolder(const std::string& path) {
  const Open folder(path, O_RDONLY | O_DIRECTORY);
  if (!folder.ok()) return lastError();
  if (::fsync(folder.get()) != 0 && errno != EINVAL && errno != ENOTSUP) return lastError();
  return {};
}

}  // namespace windtunnel::exporters
