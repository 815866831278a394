// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::exporters {

/// The longest relative path and the longest part of it an export writes: short enough for every file system
/// and archive format in use, with room for the folder the user chose.
inline constexpr std::size_t kLongestPath = 200;
inline constexpr std::size_t kLongestSegment = 100;

/// Succeeds when `path` is relative, stays below its folder after normalising, and can be written on Linux,
/// macOS and Windows: parts of letters, digits, `.`, `_` and `-`, no device name, no trailing dot.
model::Status checkPath(std::string_view path);

/// The same path with ASCII letters in lower case: two paths with equal folds are one file on some systems.
std::string foldedPath(std::string_view path);

/// An RFC 1123 label made of `text`: itself when it is one already; otherwise its letters and digits with a
/// short hash of the whole, so that different texts stay different. Never longer than `limit` (at least 20).
std::string kubernetesName(std::string_view text, std::size_t limit = 63);

/// True for a label of RFC 1123 as Kubernetes asks it of object names: `[a-z0-9]([a-z0-9-]*[a-z0-9])?`, at
/// most 63.
bool isLabel(std::string_view text);

}  // namespace windtunnel::exporters
