// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace windtunnel::model {

/// Where the scalar that begins at `begin` ends in the source text: behind the closing quote, the last
/// character of a plain scalar, or the last line of a block scalar. `value` is what the parser made of it.
std::size_t scalarEnd(std::string_view source, std::size_t begin, std::string_view value);

/// Behind the closing bracket of a flow list or map whose last entry ends at `from`.
std::size_t flowEnd(std::string_view source, std::size_t from);

/// Whether more round brackets are opened than closed in a text.
bool hasOpenBracket(std::string_view text);

}  // namespace windtunnel::model
