// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exporters/common/yaml.h"
#include "model/core/scaling_policy.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// How fast an HPA may change the replicas in one direction.
struct Scaling {
  std::int64_t window = 0;  ///< Seconds.
  std::string select;       ///< "Max", "Min", "Disabled"; empty: not written.
  std::vector<model::ScalingPolicy> policies;
};

/// What an HPA aims at, in percent of the request; 0 for what it does not look at.
struct Autoscaling {
  std::int64_t minimum = 2;
  std::int64_t maximum = 10;
  std::int64_t cpu = 0;
  std::int64_t memory = 0;
  bool hasBehaviour = false;  ///< Without one, the controller has rules of its own.
  Scaling up;
  Scaling down;
};

/// What `autoscale` of a component asks for. An HPA must look at something; without a drawn target it is the
/// CPU.
Autoscaling autoscalingOf(const model::Element& scale);

/// `spec.behavior` of the HPA; empty when nothing is said of it.
Yaml behaviour(const Autoscaling& autoscaling);

}  // namespace windtunnel::exporters::kubernetes
