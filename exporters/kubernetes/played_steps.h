// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "exporters/common/yaml.h"
#include "model/design/design.h"
#include "model/design/step.h"

namespace windtunnel::exporters::kubernetes {

/// Steps in the words of resources/stub.
Yaml playedSteps(const model::Design& design, const std::vector<model::Step>& steps);

/// What a stub can draw from. A distribution read from a file cannot be drawn from inside the cluster; its
/// stub takes no time.
std::string playedTime(const model::Distribution& time);

}  // namespace windtunnel::exporters::kubernetes
