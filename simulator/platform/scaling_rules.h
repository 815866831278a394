// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "simulator/compile/network.h"

namespace windtunnel::simulator {

/// When the replicas were changed, and by how many; in the order of time.
using ReplicaChanges = std::vector<std::pair<Time, int>>;

/// The policies that hold when none are written: up by 4 pods or 100 % per 15 s, down by 100 % per 15 s.
const std::vector<model::ScalingPolicy>& defaultPolicies(bool isUp);

/// The most replicas a sync at `now` may scale up to (calculateScaleUpLimitWithScalingRules() in
/// horizontal.go of Kubernetes); never below `current`.
int scaleUpLimit(const ScalingRules& rules, int current, const ReplicaChanges& changes, Time now);

/// The fewest it may scale down to, likewise; never above `current`.
int scaleDownLimit(const ScalingRules& rules, int current, const ReplicaChanges& changes, Time now);

}  // namespace windtunnel::simulator
