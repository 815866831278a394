// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "exporters/common/export_plan.h"
#include "model/core/result.h"
#include "model/design/design.h"

namespace windtunnel::app::cli {

/// The words `--to` accepts.
std::vector<std::string> exportTargets();

/// The complete export of a design to one of these targets, in memory.
model::Result<exporters::ExportPlan> planExport(const model::Design& design, const std::string& target);

}  // namespace windtunnel::app::cli
