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
#include "app/cli/experiment_report.h"
#include "app/cli/interruption.h"
#include "app/cli/json_report.h"
#include "app/cli/progress_bar.h"
#include "app/cli/results_text.h"
#include "app/cli/run_arguments.h"
#include "app/cli/run_files.h"
#include "app/cli/scenario_choice.h"
#include "model/core/diagnostic_codes.h"
#include "model/rules/rules.h"
#include "simulator/experiment/experiment.h"
#include "simulator/run/results_json.h"

namespace windtunnel::app::cli {
namespace {

constexpr const char* kFound = "auto";
// Schmeiser, "Batch size effects in the analysis of simulation output" (1982): 10 to 30 are best.
constexpr int kFewestBatches = 10;

std::string wrongPrecision(const std::string& text) {
  const auto share = model::Share::parse(text);
  if (!share) return share.error().message;
  return share->fraction > 0 && share->fraction <= 1 ? "" : text + " is not more than 0% and at most 100%";
}

std::string wrongWarmup(const std::string& text) {
  if (text == kFound) return "";
  const auto duration = model::Duration::parse(text);
  return duration ? "" : duration.error().message + "; or write auto";
}

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
         "windtunnel simulate shop.windtunnel.yaml --precision 2% --warmup auto",
         "windtunnel simulate shop.windtunnel.yaml --batches 20",
         "windtunnel simulate shop.windtunnel.yaml --replications 10 --seed 7 --format json > results.json",
         "windtunnel simulate shop.windtunnel.yaml --traces traces.json --trace-share 5%",
         "windtunnel simulate shop.windtunnel.yaml --report shop.html --junit objectives.xml --metrics "
         "shop.metrics.txt"},
        "  0    every objective is met\n  1    an objective is missed\n  2    the design, the scenario or a "
        "setting is wrong\n"
        "  3    a limit stopped the run and the results are partial, or the precision was not reached\n  130 "
        " Ctrl-C stopped the run; the results "
        "are partial"};
  }

  void declare(CLI::App& options) override {
    m_choice.declare(options);
    m_arguments.declare(options);
    m_choice.declareSettings(options, "this run");
    options
        .add_option("--precision", m_precision,
                    "Add replications until throughput, mean latency and p99 are known within this share, "
                    "such as 2%")
        ->type_name("SHARE")
        ->check(CLI::Validator(&wrongPrecision, ""));
    options
        .add_option("--max-replications", m_mostReplications, "The most replications --precision may take")
        ->type_name("N")
        ->check(CLI::Range(simulator::kFewestForPrecision, 100'000))
        ->capture_default_str();
    options
        .add_option("--batches", m_batches,
                    "Intervals from one run, cut into so many batches, instead of from replications")
        ->type_name("N")
        ->check(CLI::Range(kFewestBatches, 1000))
        ->excludes("--replications")
        ->excludes("--precision");
    options
        .add_option("--warmup", m_warmup,
                    "Instead of the scenario's: a duration, or auto to find it with MSER-5 in pilot runs")
        ->type_name("DURATION")
        ->check(CLI::Validator(&wrongWarmup, ""));
    options.add_flag("--series", m_withSeries,
                     "With --format json: also the figures of every simulated second");
    m_files.declare(options);
  }

  ExitCode run(Console& console) override;

 private:
  simulator::ExperimentOptions experimentOptions(const simulator::Cancellation& cancellation) const;
  model::Result<simulator::Experiment> simulate(Console& console, const model::Design& design) const;
  void report(Console& console, const simulator::Experiment& experiment, const model::Design& design,
              const std::vector<std::string>& files) const;

  std::string nameOf(const model::Design& design) const {
    return design.name().empty() ? m_choice.file : design.name();
  }

  ScenarioChoice m_choice;
  RunArguments m_arguments;
  std::string m_precision;
  int m_mostReplications = simulator::Precision{}.mostReplications;
  int m_batches = 0;
  std::string m_warmup;
  bool m_withSeries = false;
  RunFiles m_files;
};

simulator::ExperimentOptions SimulateCommand::experimentOptions(
    const simulator::Cancellation& cancellation) const {
  simulator::ExperimentOptions options;
  options.runs = m_arguments.scenarioOptions(cancellation);
  if (!m_precision.empty())
    options.precision = simulator::Precision{.relative = model::Share::parse(m_precision)->fraction,
                                             .mostReplications = m_mostReplications};
  options.runs.batches = m_batches;
  options.findsWarmup = m_warmup == kFound;
  if (!m_warmup.empty() && !options.findsWarmup)
    options.warmup = model::Duration::parse(m_warmup)->nanoseconds;
  return options;
}

model::Result<simulator::Experiment> SimulateCommand::simulate(Console& console,
                                                               const model::Design& design) const {
  simulator::Cancellation cancellation;
  const Interruption interruption(cancellation);
  std::atomic<int> permille = 0;
  simulator::ExperimentOptions options = experimentOptions(cancellation);
  options.runs.permille = &permille;
  options.runs.traces = m_files.traceOptions();
  std::optional<ProgressBar> bar;
  if (console.showProgress) bar.emplace(console.err, "simulating", permille);
  return simulator::runExperiment(design, m_choice.scenario, options);
}

void SimulateCommand::report(Console& console, const simulator::Experiment& experiment,
                             const model::Design& design, const std::vector<std::string>& files) const {
  const simulator::Results& results = experiment.runs.results;
  if (console.format == OutputFormat::Text) {
    console.out << resultsText(results, nameOf(design)) << experimentText(experiment);
    for (const std::string& file : files) console.out << "Wrote " << file << ".\n";
    return;
  }
  auto json = nlohmann::ordered_json::parse(simulator::toJson(results, m_withSeries));
  const bool complete = simulator::isComplete(results.stopReason);
  nlohmann::ordered_json answer{{"ok", complete && results.objectivesMet()},
                                {"complete", complete},
                                {"objectivesMet", results.objectivesMet()},
                                {"file", m_choice.file},
                                {"design", design.name()},
                                {"settings", m_choice.settings},
                                {"files", files}};
  answer.update(experimentJson(experiment));
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
  const auto chosen = m_choice.read(console);
  if (!chosen) return ExitCode::BadInput;
  if (const auto obstacle = m_files.obstacle()) {
    complain(console, {*obstacle});
    return ExitCode::BadInput;
  }
  warnOfCycles(console, chosen->document, chosen->design);
  const auto experiment = simulate(console, chosen->design);
  if (!experiment) {
    complain(console, {chosen->document.locations.located(experiment.error())});
    return ExitCode::BadInput;
  }
  const simulator::Results& results = experiment->runs.results;
  const auto files = m_files.write({chosen->design, nameOf(chosen->design), m_choice.settings}, results);
  if (!files) {
    if (console.format == OutputFormat::Text) report(console, *experiment, chosen->design, {});
    complain(console, {files.error()});
    return ExitCode::BadInput;
  }
  report(console, *experiment, chosen->design, *files);
  if (results.stopReason == simulator::StopReason::Cancelled) return ExitCode::Interrupted;
  if (!simulator::isComplete(results.stopReason)) return ExitCode::Stopped;
  if (experiment->precision && !experiment->precision->isReached) return ExitCode::Stopped;
  return results.objectivesMet() ? ExitCode::Fine : ExitCode::Findings;
}

}  // namespace

std::unique_ptr<Command> makeSimulateCommand() {
  return std::make_unique<SimulateCommand>();
}

}  // namespace windtunnel::app::cli
