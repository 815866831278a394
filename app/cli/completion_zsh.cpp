// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/cli/completion_script.h"

namespace windtunnel::app::cli {
namespace {

// Inside single quotes; brackets and colons have a meaning for _arguments.
std::string quoted(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'') {
      safe += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':') safe += '\\';
    safe += c;
  }
  return safe;
}

std::string action(const OptionShape& shape) {
  std::string words;
  switch (shape.takes) {
    case WordKind::Choice:
      for (const std::string& choice : shape.choices) words += (words.empty() ? "" : " ") + choice;
      return "(" + words + ")";
    case WordKind::File:
      return "_files";
    case WordKind::Folder:
      return "_files -/";
    default:
      return " ";
  }
}

std::string optionLine(const OptionShape& option, const std::string& name) {
  std::string line = fmt::format("        '{}[{}]", name, quoted(option.help));
  if (option.takes != WordKind::Nothing) line += ":value:" + action(option);
  return line + "' \\\n";
}

std::string commandCase(const CommandShape& command) {
  std::string text = fmt::format("    {})\n      _arguments \\\n", command.name);
  for (const OptionShape& option : command.options)
    for (const std::string& name : option.names) text += optionLine(option, name);
  for (const OptionShape& argument : command.arguments)
    text += fmt::format("        ':{}:{}' \\\n", quoted(argument.help), action(argument));
  return text + "        && return 0\n      ;;\n";
}

}  // namespace

std::string zshCompletion(const CommandShape& program) {
  std::string text = fmt::format("#compdef {0}\n# zsh completion for {0}\n_{0}() {{\n", program.name);
  text += "  if (( CURRENT == 2 )); then\n    local -a commands=(\n";
  for (const CommandShape& command : program.commands)
    text += fmt::format("      '{}:{}'\n", command.name, quoted(command.help));
  text += "    )\n    _describe command commands\n    return\n  fi\n";
  text += "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const CommandShape& command : program.commands) text += commandCase(command);
  return text +
         fmt::format(
             "  esac\n}}\nif [ \"$funcstack[1]\" = _{0} ]; then _{0} \"$@\"; else compdef _{0} {0}; fi\n",
             program.name);
}

}  // namespace windtunnel::app::cli
