// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/json_report.h"

namespace windtunnel::app::cli {

void complain(Console& console, const std::vector<model::Diagnostic>& diagnostics) {
  if (console.format == OutputFormat::Json) {
    printJson(console, {{"ok", false}, {"diagnostics", toJson(diagnostics)}});
    return;
  }
  for (const model::Diagnostic& diagnostic : diagnostics) console.err << model::toText(diagnostic) << '\n';
}

}  // namespace windtunnel::app::cli
