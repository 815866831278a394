// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/program_builder.h"

namespace windtunnel::simulator {

void compilePrograms(Compilation& c) {
  for (Index component = 0; component < c.plans.size(); ++component)
    for (std::size_t i = 0; i < c.plans[component].size(); ++i) {
      const Index operation = c.operations[component][i];
      ProgramBuilder builder(c, component, c.network.operations[operation].name);
      c.network.operations[operation].program = builder.build(c.plans[component][i].steps);
      if (c.error) return;
    }
}

}  // namespace windtunnel::simulator
