// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/design_source.h"
#include "app/cli/figures_text.h"
#include "app/cli/json_report.h"
#include "model/core/diagnostic_codes.h"
#include "model/rules/rules.h"
#include "simulator/compile/compile.h"

namespace windtunnel::app::cli {
namespace {

class CheckCommand : public Command {
 public:
  CommandHelp help() const override {
    return {
        "check",
        "Check a design: its text, its references and the advisor's rules",
        "Reads the design and applies every rule of the advisor: arrows that lead nowhere, calls without an\n"
        "arrow or a timeout, single replicas on critical paths, retries that multiply, and so on. Each "
        "finding\n"
        "names its place in the file and what to do.",
        {"windtunnel check shop.windtunnel.yaml",
         "windtunnel check shop.windtunnel.yaml --format json | jq '.findings[].code'",
         "windtunnel new three-tier -o - | windtunnel check -"},
        "  0  nothing found (notes do not count)\n  1  errors or warnings found\n  2  the file cannot be "
        "read as a design"};
  }

  void declare(CLI::App& options) override {
    takesFile(options.add_option("DESIGN", m_file, "The design file; - for stdin")->required());
  }

  ExitCode run(Console& console) override;

 private:
  void printText(Console& console, const model::Design& design,
                 const std::vector<model::Diagnostic>& found) const;

  std::string m_file;
};

std::size_t count(const std::vector<model::Diagnostic>& found, model::Severity severity) {
  return static_cast<std::size_t>(std::count_if(
      found.begin(), found.end(), [&](const model::Diagnostic& d) { return d.severity == severity; }));
}

void CheckCommand::printText(Console& console, const model::Design& design,
                             const std::vector<model::Diagnostic>& found) const {
  for (const model::Diagnostic& diagnostic : found) console.out << model::toText(diagnostic) << "\n\n";
  const std::string size = fmt::format("{}, {}, {}, {}", countText(design.components().size(), "component"),
                                       countText(design.connections().size(), "arrow"),
                                       countText(design.workloads().size(), "workload"),
                                       countText(design.scenarios().size(), "scenario"));
  if (found.empty())
    console.out << m_file << ": no findings (" << size << ")\n";
  else
    console.out << fmt::format("{}: {}, {}, {} ({})\n", m_file,
                               countText(count(found, model::Severity::Error), "error"),
                               countText(count(found, model::Severity::Warning), "warning"),
                               countText(count(found, model::Severity::Note), "note"), size);
}

bool isAbout(const std::vector<model::Diagnostic>& found, const std::string& path) {
  return std::any_of(found.begin(), found.end(), [&](const model::Diagnostic& d) {
    return !d.path.empty() && (d.path.starts_with(path) || path.starts_with(d.path));
  });
}

// What no rule has found, but what would keep a scenario from being simulated.
void addRefusals(const model::Document& document, std::vector<model::Diagnostic>& found) {
  for (const model::Named& scenario : document.design.scenarios()) {
    const auto network = simulator::compile(document.design, scenario.id());
    if (network.ok() || network.error().code == model::code::kNothingToSimulate) continue;
    if (!isAbout(found, network.error().path)) found.push_back(document.locations.located(network.error()));
  }
}

ExitCode CheckCommand::run(Console& console) {
  const auto document = readDesign(console, m_file);
  if (!document) return ExitCode::BadInput;
  std::vector<model::Diagnostic> found;
  for (const model::Finding& finding : model::findings(document->design))
    found.push_back(document->locations.located(model::toDiagnostic(finding)));
  addRefusals(*document, found);
  const bool clean = count(found, model::Severity::Note) == found.size();
  if (console.format == OutputFormat::Json)
    printJson(console, {{"ok", clean}, {"file", m_file}, {"findings", toJson(found)}});
  else
    printText(console, document->design, found);
  return clean ? ExitCode::Fine : ExitCode::Findings;
}

}  // namespace

std::unique_ptr<Command> makeCheckCommand() {
  return std::make_unique<CheckCommand>();
}

}  // namespace windtunnel::app::cli
