// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/run_scenario.h"

#include <algorithm>

#include "simulator/run/replications.h"

namespace windtunnel::simulator {

model::Result<ScenarioRuns> runReplications(const model::Design& design, const std::string& scenario,
                                            const ScenarioOptions& options) {
  const model::Result<Network> network = networkFor(design, scenario, options);
  if (!network) return network.error();
  Replications replications(*network, options);
  replications.runTo(std::max(1, options.replications.value_or(network->replications)));
  return replications.result();
}

model::Result<Results> runScenario(const model::Design& design, const std::string& scenario,
                                   const ScenarioOptions& options) {
  model::Result<ScenarioRuns> runs = runReplications(design, scenario, options);
  if (!runs) return runs.error();
  return std::move(runs.value().results);
}

}  // namespace windtunnel::simulator
