// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/cli/completion_script.h"

namespace windtunnel::app::cli {
namespace {

std::string replyWith(const OptionShape& shape) {
  switch (shape.takes) {
    case WordKind::Choice:
      return "mapfile -t COMPREPLY < <(compgen -W '" + fmt::to_string(fmt::join(shape.choices, " ")) +
             "' -- \"$word\")";
    case WordKind::File:
      return "mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); compopt -o filenames";
    case WordKind::Folder:
      return "mapfile -t COMPREPLY < <(compgen -d -- \"$word\"); compopt -o filenames";
    default:
      return "COMPREPLY=()";
  }
}

std::string optionValues(const CommandShape& command) {
  std::string text;
  for (const OptionShape& option : command.options)
    if (option.takes != WordKind::Nothing)
      text += fmt::format("        {}) {}; return ;;\n", fmt::join(option.names, "|"), replyWith(option));
  return text;
}

std::string commandCase(const CommandShape& command) {
  std::vector<std::string> names;
  for (const OptionShape& option : command.options)
    names.insert(names.end(), option.names.begin(), option.names.end());
  std::string text =
      fmt::format("    {})\n      case $previous in\n{}      esac\n", command.name, optionValues(command));
  text += fmt::format(
      "      if [[ $word == -* ]]; then mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\"); return; fi\n",
      fmt::join(names, " "));
  if (!command.arguments.empty()) text += "      " + replyWith(command.arguments.front()) + "\n";
  return text + "      ;;\n";
}

}  // namespace

std::string bashCompletion(const CommandShape& program) {
  std::vector<std::string> words;
  for (const CommandShape& command : program.commands) words.push_back(command.name);
  for (const OptionShape& option : program.options) words.push_back(option.names.back());
  std::string text = fmt::format("# bash completion for {0}\n_{0}() {{\n", program.name);
  text += "  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n  COMPREPLY=()\n";
  text += fmt::format(
      "  if [ \"$COMP_CWORD\" = 1 ]; then mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\"); return; "
      "fi\n",
      fmt::join(words, " "));
  text += "  case ${COMP_WORDS[1]} in\n";
  for (const CommandShape& command : program.commands) text += commandCase(command);
  return text + fmt::format("  esac\n}}\ncomplete -F _{0} {0}\n", program.name);
}

}  // namespace windtunnel::app::cli
