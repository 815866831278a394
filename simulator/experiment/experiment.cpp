// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/experiment/experiment.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "model/core/diagnostic_codes.h"
#include "simulator/compile/refusal.h"
#include "simulator/run/replications.h"

namespace windtunnel::simulator {
namespace {

constexpr int kPilots = 5;

model::Diagnostic neverSteady(const Network& network) {
  return refusal(model::code::kNotSimulable,
                 "The scenario \"" + network.scenario + "\" has faults, so its warm-up cannot be found",
                 model::Path{"scenarios", network.scenario, "faults"},
                 "Say how long the warm-up is, or look for it in the scenario without its faults");
}

void addUntilPrecise(Replications& replications, const Precision& precision, Experiment& experiment) {
  for (int next = replications.count(); !replications.isStopped();) {
    next = nextReplications(replications.samples(), precision);
    if (next == replications.count()) break;
    replications.runTo(next);
  }
  experiment.precision = precisionOf(replications.samples(), precision);
}

// Correlation beyond what chance gives independent batches.
std::optional<CorrelatedBatches> correlatedBatches(const std::vector<FigureSamples>& samples) {
  std::optional<CorrelatedBatches> worst;
  for (const FigureSamples& one : samples) {
    std::vector<double> values;
    std::copy_if(one.values.begin(), one.values.end(), std::back_inserter(values),
                 [](double value) { return !std::isnan(value); });
    const double correlation = lagOneCorrelation(values);
    const bool isSure = correlation * std::sqrt(static_cast<double>(values.size())) > 2;
    if (!isSure || (worst && worst->correlation >= correlation)) continue;
    worst = {one.workload, one.figure, correlation};
  }
  return worst;
}

}  // namespace

model::Result<Experiment> runExperiment(const model::Design& design, const std::string& scenario,
                                        const ExperimentOptions& options) {
  model::Result<Network> compiled = networkFor(design, scenario, options.runs);
  if (!compiled) return compiled.error();
  Network& network = compiled.value();
  int count = std::max(1, options.runs.replications.value_or(network.replications));
  if (options.precision)
    count = std::min(std::max(count, kFewestForPrecision), options.precision->mostReplications);
  if (options.runs.batches > 0) count = 1;
  Experiment experiment;
  if (options.warmup) network.warmup = *options.warmup;
  if (options.findsWarmup) {
    if (!network.faults.empty()) return neverSteady(network);
    experiment.warmup =
        findWarmup(network, std::min(count, kPilots), options.runs.threads, options.runs.limits);
    if (experiment.warmup) network.warmup = experiment.warmup->warmup;
  }
  Replications replications(network, options.runs);
  replications.runTo(count);
  if (options.precision) addUntilPrecise(replications, *options.precision, experiment);
  experiment.runs = replications.result();
  if (options.runs.batches > 0) experiment.correlated = correlatedBatches(experiment.runs.samples);
  return experiment;
}

}  // namespace windtunnel::simulator
