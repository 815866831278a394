// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/cli/completion_script.h"

namespace windtunnel::app::cli {
namespace {

std::string inQuotes(const std::string& text) {
  std::string safe;
  for (const char c : text) safe += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return "'" + safe + "'";
}

std::string values(const OptionShape& shape) {
  std::string words;
  switch (shape.takes) {
    case WordKind::Choice:
      for (const std::string& choice : shape.choices) words += (words.empty() ? "" : " ") + choice;
      return " -x -a " + inQuotes(words);
    case WordKind::File:
      return " -r -F";
    case WordKind::Folder:
      return " -x -a '(__fish_complete_directories)'";
    case WordKind::Free:
      return " -x";
    case WordKind::Nothing:
      break;
  }
  return "";
}

std::string names(const OptionShape& option) {
  std::string text;
  for (const std::string& name : option.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  return text;
}

}  // namespace

std::string fishCompletion(const CommandShape& program) {
  const std::string start = "complete -c " + program.name;
  std::string text = fmt::format("# fish completion for {}\n{} -f\n", program.name, start);
  for (const CommandShape& command : program.commands) {
    text +=
        fmt::format("{} -n __fish_use_subcommand -a {} -d {}\n", start, command.name, inQuotes(command.help));
    const std::string within = fmt::format("{} -n '__fish_seen_subcommand_from {}'", start, command.name);
    for (const OptionShape& option : command.options)
      text += fmt::format("{}{}{} -d {}\n", within, names(option), values(option), inQuotes(option.help));
    for (const OptionShape& argument : command.arguments)
      if (argument.takes != WordKind::Free) text += within + values(argument) + "\n";
  }
  return text;
}

}  // namespace windtunnel::app::cli
