// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "exporters/kubernetes/workload.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// Fills in image, arguments, environment, folders and probes of a store that is run plainly: one official
/// image per product, set up for user 10001 and a read-only root. False when no image for the product is
/// known.
bool describeStore(const model::Component& store, Workload& workload);

}  // namespace windtunnel::exporters::kubernetes
