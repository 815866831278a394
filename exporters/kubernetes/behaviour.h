// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "exporters/common/yaml.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// What the stub workload plays in place of a component: operations with their steps, routes, topics, calls
/// with timeouts and retries, in the words of resources/stub.
Yaml behaviourOf(const model::Design& design, const model::Component& component);

/// Components the stub (and the real workload) of a component opens connections to: arrows out of it, steps
/// that name another component, topics it consumes, projections. Sorted, each once.
std::vector<std::string> calleesOf(const model::Design& design, const model::Component& component);

}  // namespace windtunnel::exporters::kubernetes
