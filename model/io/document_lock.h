// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "model/core/result.h"

class QLockFile;

namespace windtunnel::model {

/// Holds a document for one program at a time, by a lock file next to it that a crash does not leave behind
/// in effect: the lock of a process that is gone on this machine is taken over.
class DocumentLock {
 public:
  DocumentLock();
  ~DocumentLock();
  DocumentLock(DocumentLock&&) noexcept;
  DocumentLock& operator=(DocumentLock&&) noexcept;

  /// The lock, or code::kFileLocked naming program, process and machine that hold it.
  static Result<DocumentLock> acquire(const std::string& documentPath);

  bool held() const;
  void release();

 private:
  std::unique_ptr<QLockFile> m_file;
};

}  // namespace windtunnel::model
