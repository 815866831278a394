// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/export_targets.h"

#include "exporters/diagram/drawing.h"
#include "exporters/diagram/svg_writer.h"

namespace windtunnel::app::cli {

std::vector<std::string> exportTargets() {
  return {"diagram"};
}

model::Result<exporters::ExportPlan> planExport(const model::Design& design, const std::string& target) {
  (void)target;
  exporters::ExportPlan plan;
  plan.title = "Drawing of " + design.name();
  const auto drawing = exporters::diagram::Drawing::of(design);
  const model::Status added =
      plan.add("diagram.svg", exporters::diagram::writeSvg(drawing, {.title = design.name()}));
  if (!added) return added.error();
  return plan;
}

}  // namespace windtunnel::app::cli
