// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/program_builder.h"

namespace windtunnel::simulator {

namespace {

// Every operation of a database but its read writes to the volume once.
Time writeTime(const Compilation& c, Index component, const std::string& operation) {
  const double iops = c.network.components[component].iops;
  return iops > 0 && operation != "read" ? static_cast<Time>(1e9 / iops) : 0;
}

}  // namespace

void compilePrograms(Compilation& c) {
  for (Index component = 0; component < c.plans.size(); ++component)
    for (std::size_t i = 0; i < c.plans[component].size(); ++i) {
      const Index operation = c.operations[component][i];
      ProgramBuilder builder(c, component, c.network.operations[operation].name);
      c.network.operations[operation].program =
          builder.build(c.plans[component][i].steps, writeTime(c, component, c.plans[component][i].name));
      if (c.error) return;
    }
}

}  // namespace windtunnel::simulator
