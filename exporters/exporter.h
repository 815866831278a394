// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/export_plan.h"
#include "exporters/common/plan_writer.h"
#include "model/core/result.h"
#include "model/design/design.h"

namespace windtunnel::exporters {

/// The looks a drawing is exported in.
inline constexpr std::array kLooks{"light", "dark"};

/// The name of a picture of the design in one look, without its ending.
std::string pictureName(const model::Design& design, std::string_view look);

/// What a design can be exported to, by the words the command line and the export page use.
std::vector<std::string> targets();

/// The complete export in memory, ready for writePlan(). Fails on an unknown target, and on a design the
/// target cannot hold.
model::Result<ExportPlan> exportDesign(const model::Design& design, std::string_view target);

}  // namespace windtunnel::exporters
