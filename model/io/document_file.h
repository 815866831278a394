// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "model/io/atomic_file.h"
#include "model/io/document.h"

namespace windtunnel::model {

/// A document read from a file, with the stamp a later save compares the file to.
struct OpenedDocument {
  ReadResult result;
  std::optional<FileStamp> stamp;  ///< Empty when the file could not be read.
};

/// Reads a design file. A file that cannot be read gives one diagnostic, like a text that cannot be
/// understood.
OpenedDocument openDocument(const std::string& path);

/// Only the design of a file, for programs that do not write it back.
ReadResult readDesignFile(const std::string& path);

}  // namespace windtunnel::model
