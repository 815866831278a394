// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/autoscaling.h"

#include <cmath>

#include "model/design/autoscale.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::ScalingPolicy;

constexpr std::int64_t kSecond = 1'000'000'000;

std::int64_t percentOf(const model::Element& element, const char* key) {
  if (!element.isSet(key)) return 0;
  return static_cast<std::int64_t>(std::llround(element.get<model::Share>(key).fraction * 100));
}

std::string selectPolicy(const model::Element& scaling) {
  if (!scaling.isSet("select")) return "";
  const std::string select = scaling.text("select");
  return select == "min" ? "Min" : select == "max" ? "Max" : "Disabled";
}

Scaling scalingOf(const model::Element& scale, const char* direction) {
  Scaling scaling;
  scaling.window =
      (scale.get<model::Duration>(std::string(direction) + "Window").nanoseconds + kSecond - 1) / kSecond;
  scaling.select = selectPolicy(scale.object(direction));
  scaling.policies = model::scalingPolicies(scale, direction);
  return scaling;
}

Yaml rules(const Scaling& scaling) {
  Yaml map = Yaml::map();
  map.set("stabilizationWindowSeconds", scaling.window);
  if (!scaling.select.empty()) map.set("selectPolicy", scaling.select);
  for (const ScalingPolicy& policy : scaling.policies)
    map["policies"].add(Yaml::map()
                            .set("type", policy.unit == ScalingPolicy::Unit::Pods ? "Pods" : "Percent")
                            .set("value", policy.amount)
                            .set("periodSeconds", policy.period.nanoseconds / kSecond));
  return map;
}

}  // namespace

Autoscaling autoscalingOf(const model::Element& scale) {
  Autoscaling result;
  result.minimum = scale.get<std::int64_t>("min");
  result.maximum = scale.get<std::int64_t>("max");
  result.cpu = percentOf(scale, "cpu");
  result.memory = percentOf(scale, "memory");
  if (result.cpu == 0 && result.memory == 0) result.cpu = 70;
  result.hasBehaviour = model::hasScalingBehaviour(scale);
  result.up = scalingOf(scale, "scaleUp");
  result.down = scalingOf(scale, "scaleDown");
  return result;
}

Yaml behaviour(const Autoscaling& autoscaling) {
  if (!autoscaling.hasBehaviour) return Yaml::map();
  return Yaml::map().set("scaleDown", rules(autoscaling.down)).set("scaleUp", rules(autoscaling.up));
}

}  // namespace windtunnel::exporters::kubernetes
