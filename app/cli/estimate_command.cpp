// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/estimate_text.h"
#include "app/cli/json_report.h"
#include "app/cli/scenario_choice.h"
#include "simulator/analytic/estimate.h"
#include "simulator/analytic/estimate_json.h"

namespace windtunnel::app::cli {
namespace {

class EstimateCommand : public Command {
 public:
  CommandHelp help() const override {
    return {
        "estimate",
        "Say at once what queueing theory expects of a scenario",
        "Works out throughput, utilisation, mean and p99 latency of the steady state by formulas, in\n"
        "milliseconds and without simulating: good for trying values. Every figure is an estimate. Faults,\n"
        "autoscaling and changes of the load over time are left out, and said to be; `windtunnel simulate`\n"
        "plays them. An overloaded design gets no latencies, but the resource that saturates first and at\n"
        "which multiple of the load.",
        {"windtunnel estimate shop.windtunnel.yaml",
         "windtunnel estimate shop.windtunnel.yaml --scenario rush",
         "windtunnel estimate shop.windtunnel.yaml --set orders/replicas=4 --format json"},
        "  0    the design can carry the load\n  1    something is overloaded\n  2    the design, the "
        "scenario or a setting is wrong"};
  }

  void declare(CLI::App& options) override {
    m_choice.declare(options);
    m_choice.declareSettings(options, "this estimate");
  }

  ExitCode run(Console& console) override;

 private:
  void report(Console& console, const simulator::Estimate& estimate, const std::string& design) const;

  ScenarioChoice m_choice;
};

void EstimateCommand::report(Console& console, const simulator::Estimate& estimate,
                             const std::string& design) const {
  if (console.format == OutputFormat::Text) {
    console.out << estimateText(estimate, design.empty() ? m_choice.file : design);
    return;
  }
  nlohmann::ordered_json answer{{"ok", !estimate.isOverloaded},
                                {"file", m_choice.file},
                                {"design", design},
                                {"settings", m_choice.settings}};
  answer.update(nlohmann::ordered_json::parse(simulator::toJson(estimate)));
  printJson(console, answer);
}

ExitCode EstimateCommand::run(Console& console) {
  const auto chosen = m_choice.read(console);
  if (!chosen) return ExitCode::BadInput;
  const auto estimate = simulator::estimate(chosen->design, m_choice.scenario);
  if (!estimate) {
    complain(console, {chosen->document.locations.located(estimate.error())});
    return ExitCode::BadInput;
  }
  report(console, *estimate, chosen->design.name());
  return estimate->isOverloaded ? ExitCode::Findings : ExitCode::Fine;
}

}  // namespace

std::unique_ptr<Command> makeEstimateCommand() {
  return std::make_unique<EstimateCommand>();
}

}  // namespace windtunnel::app::cli
