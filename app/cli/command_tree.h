// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace windtunnel::app::cli {

enum class WordKind { Nothing, Choice, File, Folder, Free };

/// One option, or one positional argument when it has no names.
struct OptionShape {
  std::vector<std::string> names;  ///< "--format", "-o"
  std::string help;
  WordKind takes = WordKind::Nothing;
  std::vector<std::string> choices;
};

/// The shape of a command line as data, for the completion scripts.
struct CommandShape {
  std::string name;
  std::string help;
  std::vector<OptionShape> options;
  std::vector<OptionShape> arguments;
  std::vector<CommandShape> commands;
};

/// Reads the shape off the declared options, so that completion always matches the program.
CommandShape describe(const CLI::App& app);

}  // namespace windtunnel::app::cli
