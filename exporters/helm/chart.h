// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/common/export_plan.h"
#include "model/core/result.h"
#include "model/design/design.h"

namespace windtunnel::exporters::helm {

/// A Helm chart whose template files are constants: what the design says stands in values.yaml and Chart.yaml
/// only. Rendered with its default values it equals the plain manifests.
model::Result<ExportPlan> exportChart(const model::Design& design);

}  // namespace windtunnel::exporters::helm
