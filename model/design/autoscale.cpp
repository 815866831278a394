// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/autoscale.h"

#include <algorithm>
#include <array>

namespace windtunnel::model {

bool hasScalingBehaviour(const Element& autoscale) {
  constexpr std::array kKeys{"scaleUpWindow", "scaleDownWindow", "scaleUp", "scaleDown"};
  return std::any_of(kKeys.begin(), kKeys.end(), [&](const char* key) { return autoscale.isSet(key); });
}

std::vector<ScalingPolicy> scalingPolicies(const Element& autoscale, const std::string& direction) {
  std::vector<ScalingPolicy> policies;
  for (const std::string& text : autoscale.object(direction).texts("policies"))
    if (const auto policy = ScalingPolicy::parse(text)) policies.push_back(*policy);
  return policies;
}

}  // namespace windtunnel::model
