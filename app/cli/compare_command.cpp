// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/comparison_report.h"
#include "app/cli/console.h"
#include "app/cli/design_source.h"
#include "app/cli/interruption.h"
#include "app/cli/json_report.h"
#include "app/cli/progress_bar.h"
#include "app/cli/run_arguments.h"
#include "app/cli/scenario_choice.h"
#include "simulator/compile/scenario_plan.h"

namespace windtunnel::app::cli {
namespace {

constexpr std::size_t kMostCandidates = 26;  // as many as there are letters

class CompareCommand : public Command {
 public:
  CommandHelp help() const override {
    return {
        "compare",
        "Compare designs, scenarios or changes on the same random numbers",
        "Runs two or more systems with the same seed, so that all of them meet the same arrivals and "
        "service\n"
        "times, and answers with the differences to the first, the baseline. Each difference has an "
        "interval\n"
        "made from the pairs of replications and a word whether chance explains it. Name several designs, "
        "or\n"
        "one design with several scenarios, or one design with changes; each --change is a system of its "
        "own.",
        {"windtunnel compare before.windtunnel.yaml after.windtunnel.yaml",
         "windtunnel compare shop.windtunnel.yaml --scenario weekday --scenario sale",
         "windtunnel compare shop.windtunnel.yaml --change orders/replicas=4 --change orders/cpu=2",
         "windtunnel compare before.windtunnel.yaml after.windtunnel.yaml --replications 20 --format json"},
        "  0    every system but the baseline meets its objectives\n  1    one of them misses an objective\n"
        "  2    a design, a scenario or a setting is wrong\n"
        "  3    a limit stopped a run; the results are partial\n  130  Ctrl-C stopped the runs; the results "
        "are partial"};
  }

  void declare(CLI::App& options) override {
    takesFile(
        options.add_option("DESIGNS", m_files, "Design files, the baseline first; - for stdin")->required());
    options
        .add_option("--scenario", m_scenarios,
                    "Which scenario; named more than once, the scenarios of one design are compared")
        ->type_name("NAME")
        ->allow_extra_args(false);
    m_arguments.declare(options, 2);
    options
        .add_option("--change", m_changes,
                    "Compare the design with itself after this change: path=value; each is a system")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    options.add_option("--set", m_settings, "Change a property in every system: path=value; may be repeated")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
  }

  ExitCode run(Console& console) override;

 private:
  struct System {
    Candidate candidate;
    model::Design design;
  };

  std::optional<model::Diagnostic> wrongQuestion() const;
  std::optional<std::vector<System>> systems(Console& console) const;
  bool add(Console& console, const model::Document& document, const std::string& file,
           const std::string& scenario, const std::optional<std::string>& change,
           std::vector<System>& all) const;
  model::Result<simulator::ScenarioRuns> simulate(Console& console, const System& system,
                                                  simulator::ScenarioOptions options) const;

  std::vector<std::string> m_files;
  std::vector<std::string> m_scenarios;
  std::vector<std::string> m_changes;
  std::vector<std::string> m_settings;
  RunArguments m_arguments;
};

std::optional<model::Diagnostic> CompareCommand::wrongQuestion() const {
  const std::size_t ways =
      (m_files.size() > 1 ? 1 : 0) + (m_scenarios.size() > 1 ? 1 : 0) + (m_changes.empty() ? 0 : 1);
  const std::string hint =
      "name several designs, or one design with several --scenario or with one or more --change";
  if (ways == 0) return wrongArguments("there is nothing to compare the design with", hint);
  if (ways > 1)
    return wrongArguments("designs, scenarios and changes cannot be compared at the same time", hint);
  if (std::count(m_files.begin(), m_files.end(), "-") > 1)
    return wrongArguments("only one design can be read from stdin", "write the other to a file");
  if (std::max({m_files.size(), m_scenarios.size(), m_changes.size() + 1}) > kMostCandidates)
    return wrongArguments("more than 26 systems cannot be compared at a time",
                          "windtunnel sweep varies properties");
  return std::nullopt;
}

bool CompareCommand::add(Console& console, const model::Document& document, const std::string& file,
                         const std::string& scenario, const std::optional<std::string>& change,
                         std::vector<System>& all) const {
  System system;
  Candidate& candidate = system.candidate;
  candidate.settings = m_settings;
  if (change) candidate.settings.push_back(*change);
  auto design = chosenDesign(console, document, scenario, candidate.settings);
  if (!design) return false;
  system.design = *std::move(design);
  candidate.label = std::string(1, static_cast<char>('A' + all.size()));
  candidate.file = file;
  candidate.scenario = scenario;
  candidate.what = file + (scenario.empty() ? "" : ", scenario " + scenario);
  if (change) candidate.what += ", " + *change;
  all.push_back(std::move(system));
  return true;
}

std::optional<std::vector<CompareCommand::System>> CompareCommand::systems(Console& console) const {
  std::vector<System> all;
  const std::vector<std::string> scenarios = m_scenarios.empty() ? std::vector<std::string>{""} : m_scenarios;
  std::vector<std::optional<std::string>> changes{std::nullopt};
  changes.insert(changes.end(), m_changes.begin(), m_changes.end());
  for (const std::string& file : m_files) {
    const auto document = readDesign(console, file);
    if (!document) return std::nullopt;
    for (const std::string& scenario : scenarios)
      for (const std::optional<std::string>& change : changes)
        if (!add(console, *document, file, scenario, change, all)) return std::nullopt;
  }
  return all;
}

model::Result<simulator::ScenarioRuns> CompareCommand::simulate(Console& console, const System& system,
                                                                simulator::ScenarioOptions options) const {
  std::atomic<int> permille = 0;
  options.permille = &permille;
  std::optional<ProgressBar> bar;
  if (console.showProgress) bar.emplace(console.err, "simulating " + system.candidate.label, permille);
  return simulator::runReplications(system.design, system.candidate.scenario, options);
}

/// Seed and number of replications must be the same everywhere: what the baseline's scenario says, when
/// nothing else was asked for.
void agree(const simulator::ScenarioPlan& plan, simulator::ScenarioOptions& options) {
  if (!options.seed) options.seed = plan.seed;
  if (!options.replications) options.replications = std::max(2, plan.replications);
}

ExitCode CompareCommand::run(Console& console) {
  if (const auto mistake = wrongQuestion()) {
    complain(console, {*mistake});
    return ExitCode::BadInput;
  }
  auto all = systems(console);
  if (!all) return ExitCode::BadInput;
  simulator::Cancellation cancellation;
  const Interruption interruption(cancellation);
  simulator::ScenarioOptions options = m_arguments.scenarioOptions(cancellation);
  const auto plan = simulator::planScenario(all->front().design, all->front().candidate.scenario);
  if (plan) agree(*plan, options);
  Comparison comparison;
  for (System& system : *all) {
    auto runs = simulate(console, system, options);
    if (!runs) {
      complain(console, {runs.error()});
      return ExitCode::BadInput;
    }
    system.candidate.runs = std::move(runs).value();
    comparison.candidates.push_back(std::move(system.candidate));
    if (cancellation.isCancelled()) break;
  }
  if (comparison.candidates.size() < all->size()) {
    complain(console, {wrongArguments("the runs were stopped before there was anything to compare",
                                      "fewer replications or a shorter scenario take less time")});
    return ExitCode::Interrupted;
  }
  if (console.format == OutputFormat::Json)
    printJson(console, comparisonJson(comparison));
  else
    console.out << comparisonText(comparison);
  if (cancellation.isCancelled()) return ExitCode::Interrupted;
  if (!comparison.isComplete()) return ExitCode::Stopped;
  return comparison.candidatesMeetObjectives() ? ExitCode::Fine : ExitCode::Findings;
}

}  // namespace

std::unique_ptr<Command> makeCompareCommand() {
  return std::make_unique<CompareCommand>();
}

}  // namespace windtunnel::app::cli
