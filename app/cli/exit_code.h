// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace windtunnel::app::cli {

/// What a script can rely on.
enum class ExitCode {
  Fine = 0,          ///< Done, and nothing is wrong.
  Findings = 1,      ///< Done; an objective is missed or the design has findings.
  BadInput = 2,      ///< Nothing was done: the command line, the file or its content is wrong.
  Stopped = 3,       ///< A limit ended the run early; the results are partial.
  Interrupted = 130  ///< Ctrl-C ended the run early; the results are partial.
};

}  // namespace windtunnel::app::cli
