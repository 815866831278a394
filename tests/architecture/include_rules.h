// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace windtunnel::architecture {

/// Answers whether a header named without a module ("QFile") belongs to Qt Core.
using IsQtCoreHeader = std::function<bool(std::string_view header)>;

/// The include directives of `text` that the file at `path` (relative to the tree's root) may not have,
/// one sentence each: `path:line: why`. An empty answer means the file keeps to the arrows.
std::vector<std::string> includeViolations(std::string_view path, std::string_view text,
                                           const IsQtCoreHeader& isQtCore);

}  // namespace windtunnel::architecture
