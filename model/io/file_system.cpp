// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

namespace windtunnel::model {

FileSystem& FileSystem::native() {
  static FileSystem system;
  return system;
}

int FileSystem::open(const std::string& path, int flags, mode_t mode) {
  return ::open(path.c_str(), flags | O_CLOEXEC, mode);
}
ssize_t FileSystem::write(int file, const char* bytes, std::size_t count) {
  return ::write(file, bytes, count);
}
ssize_t FileSystem::read(int file, char* bytes, std::size_t count) {
  return ::read(file, bytes, count);
}
int FileSystem::sync(int file) {
  return ::fsync(file);
}
int FileSystem::syncData(int file) {
  return ::fdatasync(file);
}
int FileSystem::setMode(int file, mode_t mode) {
  return ::fchmod(file, mode);
}
int FileSystem::close(int file) {
  return ::close(file);
}
int FileSystem::status(const std::string& path, struct stat& out) {
  return ::stat(path.c_str(), &out);
}
int FileSystem::link(const std::string& from, const std::string& to) {
  return ::link(from.c_str(), to.c_str());
}
int FileSystem::rename(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str());
}
int FileSystem::remove(const std::string& path) {
  return ::unlink(path.c_str());
}

std::vector<std::string> FileSystem::list(const std::string& folder) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), &::closedir);
  while (const dirent* entry = open ? ::readdir(open.get()) : nullptr) names.emplace_back(entry->d_name);
  return names;
}

std::string FileSystem::resolve(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), &::free);
  return real ? std::string(real.get()) : path;
}

}  // namespace windtunnel::model
