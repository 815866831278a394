// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/common/export_plan.h"
#include "exporters/kubernetes/workload.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// What runs a component: the drawn image, the one of its product, a host outside the cluster, or a stub
/// where none of them is known. Fills in image and probes; what the choice costs goes to the report.
void chooseImage(const model::Component& component, Workload& workload, ExportPlan& plan);

}  // namespace windtunnel::exporters::kubernetes
