// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "model/core/diagnostic.h"

namespace windtunnel::app::cli {

struct Console;

/// A diagnostic with the keys code, severity, message, file, line, column, path and hint; what is unknown is
/// left out.
nlohmann::ordered_json toJson(const model::Diagnostic& diagnostic);
nlohmann::ordered_json toJson(const std::vector<model::Diagnostic>& diagnostics);

/// Writes the one JSON value of a command, indented by two spaces.
void printJson(Console& console, const nlohmann::ordered_json& value);

}  // namespace windtunnel::app::cli
