// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/file_error.h"

#include <array>
#include <cerrno>
#include <cstring>

namespace windtunnel::model {
namespace {

struct Cause {
  int number;
  const char* words;
  const char* hint;
};
constexpr std::array<Cause, 10> kCauses{{
    {ENOSPC, "the disk is full", "free some space, or save to another disk"},
    {EDQUOT, "the disk quota is used up", "free some space, or save to another disk"},
    {EACCES, "permission was denied", "change the permissions of the file and its folder, or save elsewhere"},
    {EPERM, "the operation is not permitted",
     "change the permissions of the file and its folder, or save elsewhere"},
    {EROFS, "the disk is read-only", "save to another folder"},
    {ENOENT, "the file or its folder does not exist",
     "check the path; the folder may have been removed or renamed"},
    {ENOTDIR, "a part of the path is no folder", "check the path"},
    {EISDIR, "it is a folder", "name a file"},
    {EIO, "the disk reported an error", "save to another disk, and check this one"},
    {ENAMETOOLONG, "the name is too long", "choose a shorter name"},
}};

}  // namespace

Diagnostic fileError(const char* code, const std::string& path, const std::string& attempted, int cause) {
  Diagnostic d;
  d.code = code;
  d.location.file = path;
  d.message = path + " could not be " + attempted + ": " + std::strerror(cause);
  d.hint = "try again, or save elsewhere";
  for (const Cause& known : kCauses) {
    if (known.number != cause) continue;
    d.message = path + " could not be " + attempted + ": " + known.words;
    d.hint = known.hint;
  }
  return d;
}

}  // namespace windtunnel::model
