// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <system_error>

namespace windtunnel::exporters {

/// Writes a new file, or all of an old one, and waits until its bytes are on the disk. Never writes through a
/// symbolic link.
std::error_code writeDurably(const std::string& path, const std::string& bytes);

/// Gives a file its final name at once: whoever looks sees the old content or the new.
std::error_code renameAtOnce(const std::string& from, const std::string& to);

/// Waits until the names in a folder are on the disk. File systems that cannot do so count as done.
std::error_code syncFolder(const std::string& path);

}  // namespace windtunnel::exporters
