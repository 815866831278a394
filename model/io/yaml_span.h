// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace windtunnel::model {

/// Where the scalar that begins at `begin` ends in the source text: behind the closing quote, the last
/// character of a plain scalar, or the last line of a block scalar. `value` is what the parser made of it. A
/// quote that is never closed gives npos.
std::size_t scalarEnd(std::string_view source, std::size_t begin, std::string_view value);

/// Behind the closing bracket of a flow list or map whose last entry ends at `from`.
std::size_t flowEnd(std::string_view source, std::size_t from);

/// Behind the bracket that closes the one at `begin`; npos when there is none.
std::size_t matchingBracket(std::string_view source, std::size_t begin);

/// Whether more round brackets are opened than closed in a text.
bool hasOpenBracket(std::string_view text);

}  // namespace windtunnel::model
