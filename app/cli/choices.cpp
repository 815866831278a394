// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/choices.h"

#include <fmt/format.h>

#include <CLI/App.hpp>

#include "model/core/suggestion.h"

namespace windtunnel::app::cli {

CLI::Option* acceptOnly(CLI::Option* option, const std::vector<std::string>& words) {
  const auto refuse = [words](std::string& word) -> std::string {
    for (const std::string& candidate : words)
      if (candidate == word) return "";
    const std::string near = model::nearest(word, words);
    return "\"" + word + "\" is none of " + fmt::to_string(fmt::join(words, ", ")) +
           (near.empty() ? "" : "; did you mean \"" + near + "\"?");
  };
  option->type_name(fmt::to_string(fmt::join(words, "|")));
  return option->check(CLI::Validator(refuse, ""));
}

CLI::Option* takesFile(CLI::Option* option) {
  return option->type_name("FILE");
}

CLI::Option* takesFolder(CLI::Option* option) {
  return option->type_name("FOLDER");
}

}  // namespace windtunnel::app::cli
