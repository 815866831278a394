// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/export_targets.h"

#include "exporters/exporter.h"

namespace windtunnel::app::cli {

std::vector<std::string> exportTargets() {
  return exporters::targets();
}

model::Result<exporters::ExportPlan> planExport(const model::Design& design, const std::string& target) {
  return exporters::exportDesign(design, target);
}

}  // namespace windtunnel::app::cli
