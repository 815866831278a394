// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/cli/command_tree.h"

namespace windtunnel::app::cli {

/// Completion scripts for a program of this shape. Loading one runs nothing; completing a word starts no
/// process.
std::string bashCompletion(const CommandShape& program);
std::string zshCompletion(const CommandShape& program);
std::string fishCompletion(const CommandShape& program);

}  // namespace windtunnel::app::cli
