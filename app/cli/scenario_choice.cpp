// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scenario_choice.h"

#include <CLI/App.hpp>

#include "app/cli/choices.h"
#include "app/cli/console.h"
#include "app/cli/design_source.h"
#include "model/core/diagnostic_codes.h"
#include "model/core/suggestion.h"

namespace windtunnel::app::cli {
namespace {

/// Why there is no such scenario, with the nearest name; nothing when there is one or none was asked for.
std::optional<model::Diagnostic> unknownScenario(const model::Design& design, const std::string& name) {
  if (name.empty() || design.scenario(name)) return std::nullopt;
  std::vector<std::string> known;
  for (const model::Named& scenario : design.scenarios()) known.push_back(scenario.id());
  const std::string near = model::nearest(name, known);
  std::string all;
  for (const std::string& id : known) all += (all.empty() ? "" : ", ") + id;
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kUnknownTarget;
  diagnostic.message =
      "there is no scenario \"" + name + "\"" + (near.empty() ? "" : "; did you mean \"" + near + "\"?");
  diagnostic.path = "scenarios";
  diagnostic.hint = all.empty() ? "the design has no scenarios; leave out --scenario to run the defaults"
                                : "scenarios of this design: " + all;
  return diagnostic;
}

}  // namespace

void ScenarioChoice::declare(CLI::App& options) {
  takesFile(options.add_option("DESIGN", file, "The design file; - for stdin")->required());
  options.add_option("--scenario", scenario, "Which scenario; the first of the design when not given")
      ->type_name("NAME");
}

void ScenarioChoice::declareSettings(CLI::App& options, const std::string& what) {
  options.add_option("--set", settings, "Change a property for " + what + ": path=value; may be repeated")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
}

std::optional<ChosenDesign> ScenarioChoice::read(Console& console) const {
  auto document = readDesign(console, file);
  if (!document) return std::nullopt;
  auto design = chosenDesign(console, *document, scenario, settings);
  if (!design) return std::nullopt;
  return ChosenDesign{*std::move(document), *std::move(design)};
}

std::optional<model::Design> chosenDesign(Console& console, const model::Document& document,
                                          const std::string& scenario,
                                          const std::vector<std::string>& settings) {
  if (const auto unknown = unknownScenario(document.design, scenario)) {
    complain(console, {document.locations.located(*unknown)});
    return std::nullopt;
  }
  model::Result<model::Design> design = withSettings(document.design, settings);
  if (!design) {
    complain(console, {design.error()});
    return std::nullopt;
  }
  return std::move(design).value();
}

}  // namespace windtunnel::app::cli
