// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/core/result.h"
#include "model/design/design.h"
#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// A scenario with everything it inherits, and the design as it changes it.
struct ScenarioPlan {
  std::string name;
  model::Design design;
  Time duration = 0;
  Time warmup = 0;
  int replications = 1;
  std::uint64_t seed = 1;
  std::map<std::string, double> load;  ///< By workload.
  std::vector<model::Element> faults;  ///< Those inherited first.
};

/// Resolves a scenario. An empty name is the first scenario, or the defaults if the design has none.
model::Result<ScenarioPlan> planScenario(const model::Design& design, const std::string& name);

}  // namespace windtunnel::simulator
