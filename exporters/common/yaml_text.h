// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace windtunnel::exporters {

/// True when every YAML 1.1 and 1.2 reader takes the bare text for a string: a letter or `/` first, then
/// letters, digits, `.`, `_`, `/`, `-`; at most 128 characters; none of the words a reader turns into
/// something else.
bool isPlainSafe(std::string_view text);

/// True when the text can be a literal block (`|`): several lines of printable ASCII that do not begin with a
/// space and end in exactly one line feed.
bool isBlockSafe(std::string_view text);

/// True when the text is valid UTF-8 without the non-characters U+FFFE and U+FFFF, which readers replace.
bool isWritable(std::string_view text);

/// The text between double quotes. Control characters, line separators and the byte order mark are escaped in
/// the forms both versions of YAML know (YAML 1.2, section 5.7).
std::string quoted(std::string_view text);

}  // namespace windtunnel::exporters
