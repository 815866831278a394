// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/kubernetes/pod.h"

namespace windtunnel::exporters::kubernetes {

/// The policy of one workload, edge by edge: in from its callers, from its own pods when it is a store, and
/// from the metrics scraper; out to its callees and to DNS. A front door admits every namespace, never an
/// address range.
Yaml networkPolicy(const Release& release, const Workload& workload);

}  // namespace windtunnel::exporters::kubernetes
