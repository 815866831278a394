// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/core/scaling_policy.h"
#include "model/design/element.h"

namespace windtunnel::model {

/// Whether the section `autoscale` says how fast replicas come and go. Without a word of it the defaults of
/// autoscaling/v2 hold.
bool hasScalingBehaviour(const Element& autoscale);

/// The policies written for a direction, `scaleUp` or `scaleDown`, in their order; those that cannot be
/// read, which have a diagnostic of their own, are left out.
std::vector<ScalingPolicy> scalingPolicies(const Element& autoscale, const std::string& direction);

}  // namespace windtunnel::model
