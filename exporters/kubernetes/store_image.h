// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/kubernetes/workload.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// Fills in image, arguments, environment, folders and probes of a store that is run plainly: one official
/// image per product, set up for user 10001, the drawn port and a read-only root. False when no image for the
/// product is known.
bool describeStore(const model::Component& store, Workload& workload);

/// Whether several pods of the product, set up by describeStore, know of each other; others stand side by
/// side.
bool formsCluster(const model::Component& store);

}  // namespace windtunnel::exporters::kubernetes
