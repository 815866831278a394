// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/figures_text.h"
#include "app/cli/interruption.h"
#include "app/cli/json_report.h"
#include "app/cli/program.h"
#include "app/cli/progress_bar.h"
#include "app/cli/run_arguments.h"
#include "app/cli/scenario_choice.h"
#include "app/cli/sweep_argument.h"
#include "app/cli/sweep_report.h"
#include "model/io/atomic_file.h"
#include "model/io/design_writer.h"
#include "simulator/compile/scenario_plan.h"

namespace windtunnel::app::cli {
namespace {

using model::Result;
using simulator::PointResults;
using simulator::SweepPlan;

constexpr std::size_t kMostPoints = 100'000;

class SweepCommand : public Command {
 public:
  CommandHelp help() const override {
    return {
        "sweep",
        "Simulate a scenario with many values of some properties",
        "Runs every combination of the values, or a Latin hypercube over ranges, on all cores and with one\n"
        "seed. With --store each point is kept as soon as it is done: the same command goes on where it was\n"
        "stopped. With --shard a machine runs one part; windtunnel merge joins the stores, and the result "
        "is\n"
        "that of one machine to the last bit.",
        {"windtunnel sweep shop.windtunnel.yaml --set orders/replicas=2,4,8 --set orders/cpu=500m,1,2",
         "windtunnel sweep shop.windtunnel.yaml --set scenarios/rush/load/users=x1..x5:9 --scenario rush",
         "windtunnel sweep shop.windtunnel.yaml --set orders/concurrency=8..256 --set orders/queue=0..512 "
         "--lhs 50 --csv points.csv",
         "windtunnel sweep shop.windtunnel.yaml --set orders/replicas=1..40:40 --store part.sqlite --shard "
         "1/4"},
        "  0    all points are done, whatever their objectives\n  2    the design, the scenario or a setting "
        "is wrong\n"
        "  3    a limit stopped a point; its results are partial\n  130  Ctrl-C stopped the sweep; what is "
        "in "
        "the store stays"};
  }

  void declare(CLI::App& options) override {
    m_choice.declare(options);
    options
        .add_option("--set", m_parameters,
                    "What is varied: path=v1,v2,v3 or path=from..to:steps; with --lhs also path=from..to")
        ->type_name("PATH=VALUES")
        ->required()
        ->allow_extra_args(false);
    options
        .add_option("--lhs", m_hypercube, "A Latin hypercube of so many points instead of all combinations")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{1}, kMostPoints));
    m_arguments.declare(options);
    takesFile(
        options.add_option("--store", m_store, "Keep each point in this store of runs, and go on from it"));
    options.add_option("--shard", m_shard, "Run the i-th of n parts only; needs --store")->type_name("I/N");
    takesFile(options.add_option("--csv", m_csv, "Write all figures as CSV; - for stdout"));
  }

  ExitCode run(Console& console) override;

 private:
  std::optional<model::Diagnostic> wrongQuestion() const;
  Result<SweepPlan> plan(const model::Design& design) const;
  Result<std::vector<simulator::SweepParameter>> parameters(const model::Design& design) const;
  ExitCode simulate(Console& console, const model::Document& document, const SweepPlan& plan);

  ScenarioChoice m_choice;
  std::vector<std::string> m_parameters;
  std::optional<std::size_t> m_hypercube;
  std::string m_store;
  std::string m_shard;
  std::string m_csv;
  RunArguments m_arguments;
};

/// A scenario writes its own changes over the design, so a sweep of the same property would change nothing.
std::optional<model::Diagnostic> overruled(const model::Design& design, const std::string& scenario,
                                           const simulator::SweepParameter& parameter,
                                           const std::string& value) {
  const std::string path = parameter.path.text();
  const Result<model::Design> changed = simulator::designAt(design, {path}, {value});
  if (!changed) return changed.error();
  const auto planned = simulator::planScenario(*changed, scenario);
  if (!planned) return planned.error();
  const model::Value* set = changed->find(parameter.path);
  const model::Value* simulated = planned->design.find(parameter.path);
  if (set != nullptr && simulated != nullptr && *set == *simulated) return std::nullopt;
  return wrongArguments(
      "the scenario \"" + planned->name + "\" changes " + path + " itself, so a sweep of it has no effect",
      "sweep another scenario, or take the change out of this one");
}

/// Values to try a parameter with: its own, or the ends of its range.
std::vector<std::string> probesOf(const model::Design& design, const simulator::SweepParameter& parameter) {
  if (!parameter.values.empty()) return parameter.values;
  return simulator::stepsOf(*model::propertyAt(design, parameter.path)->property, *parameter.range, 2);
}

Result<std::vector<simulator::SweepParameter>> SweepCommand::parameters(const model::Design& design) const {
  std::vector<simulator::SweepParameter> all;
  for (const std::string& text : m_parameters) {
    Result<simulator::SweepParameter> parameter = readSweepParameter(design, text);
    if (!parameter) return parameter.error();
    if (parameter->values.empty() && !m_hypercube)
      return wrongArguments("a range needs a number of steps (in " + text + ")",
                            "write from..to:steps, or ask for a Latin hypercube with --lhs N");
    for (const simulator::SweepParameter& other : all)
      if (other.path == parameter->path)
        return wrongArguments(parameter->path.text() + " is varied twice", "put its values into one --set");
    for (const std::string& value : probesOf(design, *parameter))
      if (const auto mistake = overruled(design, m_choice.scenario, *parameter, value)) return *mistake;
    all.push_back(std::move(parameter).value());
  }
  return all;
}

Result<SweepPlan> SweepCommand::plan(const model::Design& design) const {
  const auto varied = parameters(design);
  if (!varied) return varied.error();
  const auto scenario = simulator::planScenario(design, m_choice.scenario);
  if (!scenario) return scenario.error();
  SweepPlan plan;
  plan.designName = design.name();
  plan.designText = model::writeDesign(design);
  plan.scenario = scenario->name;
  plan.seed = m_arguments.seed.value_or(scenario->seed);
  plan.replications = m_arguments.replications.value_or(scenario->replications);
  plan.maxEvents = m_arguments.maxEvents;
  plan.programVersion = programVersion();
  double combinations = 1;
  for (const simulator::SweepParameter& parameter : *varied) {
    plan.parameters.push_back(parameter.path.text());
    combinations *= static_cast<double>(parameter.values.size());
  }
  if (!m_hypercube && combinations > static_cast<double>(kMostPoints))
    return wrongArguments("the values make more than 100 000 combinations",
                          "name fewer values, or sample them with --lhs N");
  plan.points = m_hypercube ? simulator::hypercubePoints(design, *varied, *m_hypercube, plan.seed)
                            : simulator::gridPoints(*varied);
  return plan;
}

std::optional<model::Diagnostic> SweepCommand::wrongQuestion() const {
  if (m_shard.empty()) return std::nullopt;
  if (m_store.empty())
    return wrongArguments("a part of a sweep needs a store to be joined from", "add --store FILE");
  const auto shard = readShard(m_shard);
  if (!shard) return shard.error();
  return std::nullopt;
}

/// Writes the answer in the form asked for; the table or JSON goes to stdout unless CSV does.
bool report(Console& console, const std::string& csv, const SweepPlan& plan, const PointResults& points,
            bool isDone) {
  if (csv == "-") {
    console.out << sweepCsv(plan, points);
    return true;
  }
  if (!csv.empty()) {
    const auto saved = model::AtomicFile(csv).save(sweepCsv(plan, points));
    if (!saved) {
      complain(console, {saved.error()});
      return false;
    }
  }
  if (console.format == OutputFormat::Text) {
    console.out << sweepText(plan, points);
    return true;
  }
  nlohmann::ordered_json answer{{"ok", isDone}};
  answer.update(sweepJson(plan, points));
  printJson(console, answer);
  return true;
}

std::vector<std::size_t> missing(const SweepPlan& plan, const simulator::Shard& shard,
                                 const PointResults& points) {
  std::vector<std::size_t> positions;
  for (std::size_t at = 0; at < plan.points.size(); ++at)
    if (shard.has(at) && !points.contains(at)) positions.push_back(at);
  return positions;
}

/// Where points are kept while a sweep runs: in memory, and in the store if there is one.
class PointKeeper {
 public:
  /// Opens the store and takes what it holds of this plan.
  model::Status open(const std::string& file, const SweepPlan& plan) {
    m_id = simulator::sweepId(plan);
    if (file.empty()) return model::okStatus();
    auto store = simulator::SweepStore::open(file);
    if (!store) return store.error();
    m_store.emplace(std::move(store).value());
    if (const auto begun = m_store->begin(plan); !begun) return begun;
    auto points = m_store->points(m_id);
    if (!points) return points.error();
    m_points = std::move(points).value();
    return model::okStatus();
  }

  // A point that took too long here may be done elsewhere, so only the store's other points are final.
  void keep(std::size_t position, const simulator::Results& results) {
    std::string kept = keptResults(results);
    if (m_store && results.stopReason != simulator::StopReason::WallClockLimit)
      if (const auto status = m_store->keep(m_id, position, kept); !status && !m_error)
        m_error = status.error();
    m_points.emplace(position, std::move(kept));
  }

  const PointResults& points() const { return m_points; }
  const std::optional<model::Diagnostic>& error() const { return m_error; }

 private:
  std::string m_id;
  std::optional<simulator::SweepStore> m_store;
  PointResults m_points;
  std::optional<model::Diagnostic> m_error;
};

ExitCode SweepCommand::simulate(Console& console, const model::Document& document, const SweepPlan& plan) {
  PointKeeper keeper;
  if (const auto opened = keeper.open(m_store, plan); !opened) {
    complain(console, {opened.error()});
    return ExitCode::BadInput;
  }
  const simulator::Shard shard = m_shard.empty() ? simulator::Shard{} : *readShard(m_shard);
  const std::vector<std::size_t> positions = missing(plan, shard, keeper.points());
  simulator::Cancellation cancellation;
  model::Status status = model::okStatus();
  {
    const Interruption interruption(cancellation);
    simulator::SweepProgress progress(positions.size());
    std::optional<ProgressBar> bar;
    if (console.showProgress && !positions.empty())
      bar.emplace(console.err, "sweeping " + countText(positions.size(), "point"),
                  [&progress] { return progress.permille(); });
    status = simulator::runSweep(
        document.design, plan, positions, m_arguments.scenarioOptions(cancellation), progress,
        [&](std::size_t position, const simulator::Results& results) { keeper.keep(position, results); });
  }
  if (!status || keeper.error()) {
    complain(console, {status ? *keeper.error() : document.locations.located(status.error())});
    return ExitCode::BadInput;
  }
  const bool isStopped = hasStoppedPoint(keeper.points());
  const bool isDone = !isStopped && missing(plan, shard, keeper.points()).empty();
  if (!report(console, m_csv, plan, keeper.points(), isDone)) return ExitCode::BadInput;
  if (cancellation.isCancelled()) {
    if (!m_store.empty())
      console.err << "stopped; the same command goes on with the points that are missing\n";
    return ExitCode::Interrupted;
  }
  return isStopped ? ExitCode::Stopped : ExitCode::Fine;
}

ExitCode SweepCommand::run(Console& console) {
  if (const auto mistake = wrongQuestion()) {
    complain(console, {*mistake});
    return ExitCode::BadInput;
  }
  const auto chosen = m_choice.read(console);
  if (!chosen) return ExitCode::BadInput;
  const Result<SweepPlan> sweep = plan(chosen->design);
  if (!sweep) {
    complain(console, {sweep.error()});
    return ExitCode::BadInput;
  }
  return simulate(console, chosen->document, *sweep);
}

}  // namespace

std::unique_ptr<Command> makeSweepCommand() {
  return std::make_unique<SweepCommand>();
}

}  // namespace windtunnel::app::cli
