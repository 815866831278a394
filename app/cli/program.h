// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/cli/exit_code.h"

namespace windtunnel::app::cli {

struct Console;

/// Runs `windtunnel` with these arguments (without the program's name). No exception leaves it.
ExitCode runProgram(const std::vector<std::string>& arguments, Console& console);

/// "windtunnel 0.1.0"
std::string programVersion();

}  // namespace windtunnel::app::cli
