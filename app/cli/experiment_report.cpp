// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/experiment_report.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/figures_text.h"

namespace windtunnel::app::cli {
namespace {

std::string precisionText(const simulator::PrecisionReached& reached, int replications) {
  const std::string widest =
      std::isfinite(reached.relative)
          ? fmt::format("the widest 99 % interval, {} of {}, is ± {}", simulator::info(reached.figure).words,
                        reached.workload, percentText(reached.relative))
          : fmt::format("{} of {} has no interval", simulator::info(reached.figure).words, reached.workload);
  return fmt::format("\nPrecision: {} after {}; {}.\n", reached.isReached ? "reached" : "NOT REACHED",
                     countText(static_cast<unsigned long long>(replications), "replication"), widest);
}

std::string warmupText(const simulator::WarmupFound& found) {
  const std::string pilots = countText(static_cast<unsigned long long>(found.pilots), "pilot run");
  if (found.isSteady)
    return fmt::format("\nWarm-up: {}, found with MSER-5 in {}.\n",
                       secondsText(simulator::toSeconds(found.warmup)), pilots);
  return fmt::format(
      "\nWarm-up: NO STEADY STATE in {}; half of the run is left out, and the figures depend on its length. "
      "A "
      "longer scenario may settle; load that grows, or more than the system can do, never does.\n",
      pilots);
}

std::string correlationText(const simulator::CorrelatedBatches& correlated) {
  return fmt::format(
      "\nBatches: TOO SHORT; {} of {} in one batch follows from the one before (correlation {:.2f}), so the "
      "intervals are too narrow. Take fewer batches or a longer scenario.\n",
      simulator::info(correlated.figure).words, correlated.workload, correlated.correlation);
}

}  // namespace

std::string experimentText(const simulator::Experiment& experiment) {
  std::string text;
  if (experiment.correlated) text += correlationText(*experiment.correlated);
  if (experiment.warmup) text += warmupText(*experiment.warmup);
  if (experiment.precision)
    text += precisionText(*experiment.precision, experiment.runs.results.replications);
  return text;
}

nlohmann::ordered_json experimentJson(const simulator::Experiment& experiment) {
  auto out = nlohmann::ordered_json::object();
  if (const auto& reached = experiment.precision)
    out["precision"] = {{"reached", reached->isReached},
                        {"level", simulator::Precision{}.level},
                        {"widest",
                         {{"workload", reached->workload},
                          {"figure", simulator::info(reached->figure).name},
                          {"relativeHalfWidth", reached->relative}}}};
  if (const auto& correlated = experiment.correlated)
    out["correlatedBatches"] = {{"workload", correlated->workload},
                                {"figure", simulator::info(correlated->figure).name},
                                {"correlation", correlated->correlation}};
  if (const auto& found = experiment.warmup)
    out["warmupFound"] = {{"method", "mser-5"},
                          {"seconds", simulator::toSeconds(found->warmup)},
                          {"pilots", found->pilots},
                          {"steady", found->isSteady}};
  return out;
}

}  // namespace windtunnel::app::cli
