// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/io/document.h"

namespace CLI {
class App;
}

namespace windtunnel::app::cli {

struct Console;

/// A document, and its design with the settings of the command line.
struct ChosenDesign {
  model::Document document;
  model::Design design;
};

/// What a command is asked about: a design, a scenario of it and, where the command declares them, settings.
struct ScenarioChoice {
  std::string file;
  std::string scenario;  ///< Empty: the first of the design.
  std::vector<std::string> settings;

  /// Declares DESIGN and --scenario.
  void declare(CLI::App& options);
  /// Declares --set; `what` ends the sentence "Change a property for …".
  void declareSettings(CLI::App& options, const std::string& what);

  /// Reads it. What is wrong is complained about; then there is nothing.
  std::optional<ChosenDesign> read(Console& console) const;
};

/// The design of a document with settings, when it has such a scenario; otherwise that is complained about.
std::optional<model::Design> chosenDesign(Console& console, const model::Document& document,
                                          const std::string& scenario,
                                          const std::vector<std::string>& settings);

}  // namespace windtunnel::app::cli
