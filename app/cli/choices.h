// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace CLI {
class Option;
}

namespace windtunnel::app::cli {

/// Lets an option accept only these words. Another word is refused with the nearest of them, and the words
/// appear in `--help` and in the completion scripts.
CLI::Option* acceptOnly(CLI::Option* option, const std::vector<std::string>& words);

/// Marks an option whose value is a file's name, for the completion scripts.
CLI::Option* takesFile(CLI::Option* option);

/// Marks an option whose value is a folder's name, for the completion scripts.
CLI::Option* takesFolder(CLI::Option* option);

}  // namespace windtunnel::app::cli
