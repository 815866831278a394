// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_tree.h"

#include <CLI/App.hpp>
#include <sstream>

namespace windtunnel::app::cli {
namespace {

void setWhatItTakes(OptionShape& shape, const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return;
  const std::string type = option.get_type_name();
  if (type == "FILE") {
    shape.takes = WordKind::File;
  } else if (type == "FOLDER") {
    shape.takes = WordKind::Folder;
  } else if (type.find('|') != std::string::npos) {
    shape.takes = WordKind::Choice;
    std::istringstream words(type);
    for (std::string word; std::getline(words, word, '|');) shape.choices.push_back(word);
  } else {
    shape.takes = WordKind::Free;
  }
}

OptionShape describe(const CLI::Option& option) {
  OptionShape shape;
  for (const std::string& name : option.get_snames()) shape.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) shape.names.push_back("--" + name);
  shape.help = option.get_description();
  setWhatItTakes(shape, option);
  return shape;
}

}  // namespace

CommandShape describe(const CLI::App& app) {
  CommandShape shape{app.get_name(), app.get_description(), {}, {}, {}};
  for (const CLI::Option* option : app.get_options())
    (option->get_positional() ? shape.arguments : shape.options).push_back(describe(*option));
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    shape.commands.push_back(describe(*command));
  return shape;
}

}  // namespace windtunnel::app::cli
