// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exporters/kubernetes/pod.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// How traffic comes in, as drawn; `none` when the drawing does not say.
Edge edgeOf(const model::Design& design);

/// Gateway and HTTPRoutes, or the Ingress, of a front door that clients enter; nothing when no edge is drawn.
std::vector<Yaml> edgeObjects(const Release& release, const Workload& workload);

/// What the edge needs from the cluster, and what of the drawing it cannot express.
void noteEdge(const Release& release, ExportPlan& plan);

}  // namespace windtunnel::exporters::kubernetes
