// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <atomic>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/design_source.h"
#include "app/cli/interruption.h"
#include "app/cli/json_report.h"
#include "app/cli/progress_bar.h"
#include "app/cli/results_text.h"
#include "app/cli/run_arguments.h"
#include "app/cli/run_files.h"
#include "model/core/diagnostic_codes.h"
#include "model/rules/rules.h"
#include "simulator/run/results_json.h"
#include "simulator/run/run_scenario.h"

namespace windtunnel::app::cli {
namespace {

class SimulateCommand : public Command {
 public:
  CommandHelp help() const override {
    return {
        "simulate",
        "Run a scenario and say in words what held and what broke",
        "Simulates load and faults on the design, request by request, and answers with a verdict, the\n"
        "objectives, latencies, errors, utilisations, recovery times and the first bottleneck. The same\n"
        "design, scenario and seed give the same figures on every machine and for any number of threads.",
        {"windtunnel simulate shop.windtunnel.yaml",
         "windtunnel simulate shop.windtunnel.yaml --scenario zone-outage",
         "windtunnel simulate shop.windtunnel.yaml --set orders/replicas=4 --set 'connections/orders -> "
         "payment/timeout=400ms'",
         "windtunnel simulate shop.windtunnel.yaml --replications 10 --seed 7 --format json > results.json",
         "windtunnel simulate shop.windtunnel.yaml --traces traces.json --trace-share 5%",
         "windtunnel simulate shop.windtunnel.yaml --report shop.html --junit objectives.xml --metrics "
         "shop.metrics.txt"},
        "  0    every objective is met\n  1    an objective is missed\n  2    the design, the scenario or a "
        "setting is wrong\n"
        "  3    a limit stopped the run; the results are partial\n  130  Ctrl-C stopped the run; the results "
        "are partial"};
  }

  void declare(CLI::App& options) override {
    takesFile(options.add_option("DESIGN", m_file, "The design file; - for stdin")->required());
    options.add_option("--scenario", m_scenario, "Which scenario; the first of the design when not given")
        ->type_name("NAME");
    m_arguments.declare(options);
    options.add_option("--set", m_settings, "Change a property for this run: path=value; may be repeated")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    options.add_flag("--series", m_withSeries,
                     "With --format json: also the figures of every simulated second");
    m_files.declare(options);
  }

  ExitCode run(Console& console) override;

 private:
  model::Result<simulator::Results> simulate(Console& console, const model::Design& design) const;
  void report(Console& console, const simulator::Results& results, const model::Design& design,
              const std::vector<std::string>& files) const;

  std::string nameOf(const model::Design& design) const {
    return design.name().empty() ? m_file : design.name();
  }

  std::string m_file;
  std::string m_scenario;
  RunArguments m_arguments;
  std::vector<std::string> m_settings;
  bool m_withSeries = false;
  RunFiles m_files;
};

model::Result<simulator::Results> SimulateCommand::simulate(Console& console,
                                                            const model::Design& design) const {
  simulator::Cancellation cancellation;
  const Interruption interruption(cancellation);
  std::atomic<int> permille = 0;
  simulator::ScenarioOptions options = m_arguments.scenarioOptions(cancellation);
  options.permille = &permille;
  options.traces = m_files.traceOptions();
  std::optional<ProgressBar> bar;
  if (console.showProgress) bar.emplace(console.err, "simulating", permille);
  return simulator::runScenario(design, m_scenario, options);
}

void SimulateCommand::report(Console& console, const simulator::Results& results, const model::Design& design,
                             const std::vector<std::string>& files) const {
  if (console.format == OutputFormat::Text) {
    console.out << resultsText(results, nameOf(design));
    for (const std::string& file : files) console.out << "Wrote " << file << ".\n";
    return;
  }
  auto json = nlohmann::ordered_json::parse(simulator::toJson(results, m_withSeries));
  const bool complete = simulator::isComplete(results.stopReason);
  nlohmann::ordered_json answer{{"ok", complete && results.objectivesMet()},
                                {"complete", complete},
                                {"objectivesMet", results.objectivesMet()},
                                {"file", m_file},
                                {"design", design.name()},
                                {"settings", m_settings},
                                {"files", files}};
  answer.update(json);
  printJson(console, answer);
}

/// Calls that run in a circle never end, so their figures say nothing about a real system: said on `err`.
void warnOfCycles(Console& console, const model::Document& document, const model::Design& design) {
  if (console.format != OutputFormat::Text) return;
  for (const model::Finding& finding : model::findings(design))
    if (finding.rule == model::code::kRuleCallCycle)
      console.err << model::toText(document.locations.located(model::toDiagnostic(finding))) << "\n\n";
}

ExitCode SimulateCommand::run(Console& console) {
  const auto document = readDesign(console, m_file);
  if (!document) return ExitCode::BadInput;
  if (const auto unknown = unknownScenario(document->design, m_scenario)) {
    complain(console, {document->locations.located(*unknown)});
    return ExitCode::BadInput;
  }
  const model::Result<model::Design> design = withSettings(document->design, m_settings);
  if (!design) {
    complain(console, {design.error()});
    return ExitCode::BadInput;
  }
  if (const auto obstacle = m_files.obstacle()) {
    complain(console, {*obstacle});
    return ExitCode::BadInput;
  }
  warnOfCycles(console, *document, *design);
  const auto results = simulate(console, *design);
  if (!results) {
    complain(console, {document->locations.located(results.error())});
    return ExitCode::BadInput;
  }
  const auto files = m_files.write({*design, nameOf(*design), m_settings}, *results);
  if (!files) {
    if (console.format == OutputFormat::Text) report(console, *results, *design, {});
    complain(console, {files.error()});
    return ExitCode::BadInput;
  }
  report(console, *results, *design, *files);
  if (results->stopReason == simulator::StopReason::Cancelled) return ExitCode::Interrupted;
  if (!simulator::isComplete(results->stopReason)) return ExitCode::Stopped;
  return results->objectivesMet() ? ExitCode::Fine : ExitCode::Findings;
}

}  // namespace

std::unique_ptr<Command> makeSimulateCommand() {
  return std::make_unique<SimulateCommand>();
}

}  // namespace windtunnel::app::cli
