// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/core/result.h"
#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// The times in a file that `trace(file.csv)` names, one a line: seconds (`12.5`) or a duration with a unit
/// (`250ms`). What follows a comma, semicolon or tab on a line is not read, nor are empty lines, lines that
/// begin with `#`, and a first line that begins with a name of a column. A relative name counts from
/// `folder`, or from where the program runs when that is empty. Errors name file, line and remedy: the file
/// cannot be read, has more than ten million lines or no time, or a line is none.
model::Result<std::vector<Time>> readTimes(const std::string& folder, const std::string& file);

/// The same for moments, which must not go back.
model::Result<std::vector<Time>> readMoments(const std::string& folder, const std::string& file);

}  // namespace windtunnel::simulator
