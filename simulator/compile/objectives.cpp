// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/diagnostic_codes.h"
#include "simulator/compile/compilation.h"

namespace windtunnel::simulator {

void compileObjectives(Compilation& c) {
  for (const model::Named& objective : c.design.objectives()) {
    ObjectiveSpec spec;
    spec.id = objective.id();
    spec.workload = c.network.workloadNamed(objective.text("of"));
    if (spec.workload == kNone)
      return c.refuse(model::code::kUnknownTarget,
                      "The objective \"" + spec.id + "\" is about no workload of the design",
                      objective.path() / "of", "Name a workload of the design");
    for (const char* percentile : {"p50", "p90", "p95", "p99"}) {
      const auto limit = objective.find<model::Duration>(percentile);
      if (!limit) continue;
      spec.target = percentile;
      spec.limit = limit->seconds();
      spec.path = (objective.path() / percentile).text();
      c.network.objectives.push_back(spec);
    }
    if (const auto success = objective.find<model::Share>("success")) {
      spec.target = "success";
      spec.limit = success->fraction;
      spec.path = (objective.path() / "success").text();
      c.network.objectives.push_back(spec);
    }
  }
}

}  // namespace windtunnel::simulator
