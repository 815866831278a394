// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/common/export_plan.h"
#include "exporters/kubernetes/pod.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// Adds a note for everything the design sets and Kubernetes objects cannot express: one for each property
/// and kind of element, naming the elements.
void noteLosses(const model::Design& design, const Release& release, ExportPlan& plan);

}  // namespace windtunnel::exporters::kubernetes
