// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "model/core/diagnostic.h"

namespace windtunnel::app::cli {

enum class OutputFormat { Text, Json };

/// Where a command reads and writes. Answers go to `out`; progress and complaints in text go to `err`, so
/// that `out` can be piped. With OutputFormat::Json `out` carries exactly one JSON value.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool showProgress = false;  ///< `err` is a terminal.
  OutputFormat format = OutputFormat::Text;
};

/// Reports why nothing was done: as text on `err`, or as a JSON value with the diagnostics on `out`.
void complain(Console& console, const std::vector<model::Diagnostic>& diagnostics);

}  // namespace windtunnel::app::cli
