// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/cli/exit_code.h"

namespace CLI {
class App;
}

namespace windtunnel::app::cli {

struct Console;

/// What `--help` says about a command besides its options.
struct CommandHelp {
  std::string name;
  std::string summary;                ///< One line for the list of commands.
  std::string purpose;                ///< What it is for, a few sentences.
  std::vector<std::string> examples;  ///< Whole command lines.
  std::string exitCodes;              ///< What they mean for this command, one a line.
};

/// One command of the program. An object lives for one call: declare() names its options, run() does the work
/// with what was given.
class Command {
 public:
  virtual ~Command() = default;
  virtual CommandHelp help() const = 0;
  virtual void declare(CLI::App& options) = 0;
  virtual ExitCode run(Console& console) = 0;
};

std::unique_ptr<Command> makeNewCommand();
std::unique_ptr<Command> makeCheckCommand();
std::unique_ptr<Command> makeSimulateCommand();
std::unique_ptr<Command> makeCompareCommand();
std::unique_ptr<Command> makeSweepCommand();
std::unique_ptr<Command> makeMergeCommand();
std::unique_ptr<Command> makeRunsCommand();
std::unique_ptr<Command> makeEstimateCommand();
std::unique_ptr<Command> makeExportCommand();
std::unique_ptr<Command> makeRenderCommand();
std::unique_ptr<Command> makeSchemaCommand();
std::unique_ptr<Command> makeCompletionCommand();

}  // namespace windtunnel::app::cli
