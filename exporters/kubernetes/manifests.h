// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/kubernetes/pod.h"

namespace windtunnel::exporters::kubernetes {

/// The release a design is exported as: named after it, with one workload for each component that runs or is
/// called.
model::Result<Release> releaseOf(const model::Design& design, ExportPlan& plan);

/// Plain manifests: one file for what is shared and one for each component.
model::Result<ExportPlan> exportManifests(const model::Design& design);

}  // namespace windtunnel::exporters::kubernetes
