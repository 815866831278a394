// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "exporters/exporter.h"

namespace windtunnel::app {

/// exporters::exportDesign(), and for the target `diagram` a PNG of double density beside each SVG.
model::Result<exporters::ExportPlan> exportDesign(const model::Design& design, std::string_view target);

}  // namespace windtunnel::app
