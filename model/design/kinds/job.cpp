// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {

Kind jobKind() {
  using namespace declare;
  Kind kind;
  kind.name = "job";
  kind.title = "Job";
  kind.group = "Compute";
  kind.whenToUse = "Runs to its end on a schedule: a report, a clean-up.";
  add(kind.properties, "Job",
      {text("schedule", "When it runs, as a cron expression.").byDefault("0 3 * * *"),
       duration("every", "Time between two runs in a simulation.").from(1).byDefault("1h").swept()});
  kind.defaults = {{"replicas", "1"}, {"concurrency", "1"}};
  return kind;
}

}  // namespace windtunnel::model
