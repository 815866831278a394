// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/kubernetes/workload.h"

namespace windtunnel::exporters::kubernetes {

/// Brings what the API server would refuse to the nearest value it accepts, with a note for each: an HPA that
/// scales to zero or whose bounds are crossed, requests above limits, windows beyond an hour, an update that
/// may neither add nor remove a pod, a schedule that is none.
void keepApiRules(const model::Component& component, Workload& workload, ExportPlan& plan);

/// The host of an external system; empty, with a finding, for what is no host name.
std::string acceptedHost(const model::Component& component, ExportPlan& plan);

}  // namespace windtunnel::exporters::kubernetes
