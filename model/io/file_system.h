// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <string>
#include <vector>

namespace windtunnel::model {

/// The calls of the operating system that saving is made of, so that a test can let each of them fail. Each
/// answers like its POSIX namesake: a negative number means failure with the cause in errno.
class FileSystem {
 public:
  /// The real one.
  static FileSystem& native();

  virtual ~FileSystem() = default;

  virtual int open(const std::string& path, int flags, mode_t mode);
  virtual ssize_t write(int file, const char* bytes, std::size_t count);
  virtual ssize_t read(int file, char* bytes, std::size_t count);
  virtual int sync(int file);
  virtual int syncData(int file);
  virtual int setMode(int file, mode_t mode);
  virtual int close(int file);
  virtual int status(const std::string& path, struct stat& out);
  virtual int link(const std::string& from, const std::string& to);
  virtual int rename(const std::string& from, const std::string& to);
  virtual int remove(const std::string& path);

  /// Names in a folder; empty when it cannot be read.
  virtual std::vector<std::string> list(const std::string& folder);

  /// The path with every symbolic link followed; the path itself when there is no file yet.
  virtual std::string resolve(const std::string& path);
};

}  // namespace windtunnel::model
