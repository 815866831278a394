// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "model/core/diagnostic_codes.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

bool isManaged(const Component& component) {
  return component.type().find("managed", component.kind()) && component.text("managed") != "none";
}

bool hasAutoscaler(const Component& component) {
  return component.type().find("autoscale", component.kind()) && component.isSet("autoscale");
}

bool isSingle(const Component& component) {
  if (!component.kindInfo().runsPods || component.kind() == "job" || isManaged(component)) return false;
  if (component.kind() == "database" && component.get<std::int64_t>("readReplicas") > 0) return false;
  if (hasAutoscaler(component)) return component.get<std::int64_t>("autoscale/min") < 2;
  return component.get<std::int64_t>("replicas") < 2;
}

QuickFix secondPodFix(const Component& component) {
  const bool database = component.kind() == "database";
  const Path path = database                   ? component.path() / "readReplicas"
                    : hasAutoscaler(component) ? component.path() / "autoscale" / "min"
                                               : component.path() / "replicas";
  Edit edit{database ? "Add a read replica" : "Run two replicas", {}};
  edit.set(path, Value(database ? 1 : 2));
  return {edit.label, edit};
}

}  // namespace

void availabilityRules(const RuleContext& context, std::vector<Finding>& found) {
  const std::set<std::string> critical = context.graph.critical();
  for (const Component& component : context.graph.components()) {
    if (!critical.contains(component.id()) || !isSingle(component)) continue;
    Finding finding = makeFinding(
        code::kRuleSingleReplica,
        fmt::format("requests wait for {}, which runs as a single pod", component.title()), component.path());
    finding.fixes.push_back(secondPodFix(component));
    found.push_back(std::move(finding));
  }
}

}  // namespace windtunnel::model
