// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/scaling_rules.h"

#include <algorithm>
#include <cmath>

namespace windtunnel::simulator {
namespace {

using model::ScalingPolicy;
using Unit = ScalingPolicy::Unit;
using Select = ScalingRules::Select;

constexpr model::Duration kPeriod{15 * kSecond};

// The replicas there were when the period of the policy began.
int atBegin(const ScalingPolicy& policy, int current, const ReplicaChanges& changes, Time now) {
  for (const auto& [at, change] : changes)
    if (at > now - policy.period.nanoseconds) current -= change;
  return current;
}

int raised(const ScalingPolicy& policy, int replicas) {
  const auto amount = static_cast<double>(policy.amount);
  if (policy.unit == Unit::Pods) return static_cast<int>(std::min(1e9, replicas + amount));
  return static_cast<int>(std::min(1e9, std::ceil(replicas * (1 + amount / 100))));
}

// A share is rounded towards zero, as the conversion to a whole number there does.
int lowered(const ScalingPolicy& policy, int replicas) {
  const auto amount = static_cast<double>(policy.amount);
  return static_cast<int>(
      std::max(0.0, policy.unit == Unit::Pods ? replicas - amount : replicas * (1 - amount / 100)));
}

// What each policy allows, the one that counts taken.
template <class Allowed>
int selected(const ScalingRules& rules, bool isUp, Allowed&& allowed) {
  const auto& policies = rules.policies.empty() ? defaultPolicies(isUp) : rules.policies;
  const bool takesHighest = (rules.select == Select::Max) == isUp;
  int result = allowed(policies.front());
  for (const ScalingPolicy& policy : policies) {
    const int one = allowed(policy);
    result = takesHighest ? std::max(result, one) : std::min(result, one);
  }
  return result;
}

}  // namespace

const std::vector<ScalingPolicy>& defaultPolicies(bool isUp) {
  static const std::vector<ScalingPolicy> kUp{{Unit::Pods, 4, kPeriod}, {Unit::Percent, 100, kPeriod}};
  static const std::vector<ScalingPolicy> kDown{{Unit::Percent, 100, kPeriod}};
  return isUp ? kUp : kDown;
}

int scaleUpLimit(const ScalingRules& rules, int current, const ReplicaChanges& changes, Time now) {
  if (rules.select == Select::Disabled) return current;
  return std::max(current, selected(rules, true, [&](const ScalingPolicy& policy) {
                    return raised(policy, atBegin(policy, current, changes, now));
                  }));
}

int scaleDownLimit(const ScalingRules& rules, int current, const ReplicaChanges& changes, Time now) {
  if (rules.select == Select::Disabled) return current;
  return std::min(current, selected(rules, false, [&](const ScalingPolicy& policy) {
                    return lowered(policy, atBegin(policy, current, changes, now));
                  }));
}

}  // namespace windtunnel::simulator
