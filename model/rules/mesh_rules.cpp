// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "model/core/diagnostic_codes.h"
#include "model/design/mesh.h"
#include "model/edit/draft.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

// Why the sidecar of the caller does not try again; empty when it does.
std::string whyNot(const Design& design, const Component& caller, const Connection& arrow) {
  if (!isMeshed(design, caller)) return fmt::format("{} is in no mesh", caller.title());
  if (!hasSidecar(design, caller)) return "a mesh in ambient mode has none";
  if (!isUnderstoodBySidecars(design, arrow))
    return fmt::format("a sidecar does not understand {}", protocolOf(design, arrow));
  return "";
}

QuickFix ageFix(const Design& design, const Connection& arrow) {
  constexpr const char* kAge = "1m";
  const std::string label = fmt::format("Let connections end after {}", kAge);
  Draft draft(design, label);
  draft.set(arrow.path() / "connectionAge", Value(kAge));
  return {label, std::move(draft).take()};
}

QuickFix programFix(const Design& design, const Path& by) {
  const std::string label = "Let the program try again";
  Draft draft(design, label);
  draft.removePruned(by);
  return {label, std::move(draft).take()};
}

void adviseOnSidecars(const RuleContext& context, std::vector<Finding>& found) {
  for (const Connection& arrow : context.graph.connections()) {
    const Component* caller = context.graph.component(arrow.from());
    if (!caller || arrow.object("retries").text("by") != "mesh") continue;
    const std::string reason = whyNot(context.design, *caller, arrow);
    if (reason.empty()) continue;
    const Path by = arrow.path() / "retries" / "by";
    Finding finding = makeFinding(
        code::kRuleNoSidecar, fmt::format("no sidecar makes the retries of {}: {}", arrow.key(), reason), by);
    finding.fixes.push_back(programFix(context.design, by));
    found.push_back(std::move(finding));
  }
}

// Whoever says how calls are balanced has thought of it.
void adviseOnSharedConnections(const RuleContext& context, std::vector<Finding>& found) {
  for (const Connection& arrow : context.graph.connections()) {
    const Component* callee = context.graph.component(arrow.to());
    if (!callee || mostPods(*callee) < 2 || arrow.isSet("balancingLevel") || arrow.isSet("connectionAge"))
      continue;
    if (!balancesByConnection(context.design, arrow)) continue;
    Finding finding = makeFinding(code::kRuleSharedConnection,
                                  fmt::format("each pod of {} calls one pod of {} alone, of up to {}",
                                              arrow.from(), arrow.to(), mostPods(*callee)),
                                  arrow.path());
    finding.fixes.push_back(ageFix(context.design, arrow));
    found.push_back(std::move(finding));
  }
}

}  // namespace

void meshRules(const RuleContext& context, std::vector<Finding>& found) {
  adviseOnSidecars(context, found);
  adviseOnSharedConnections(context, found);
}

}  // namespace windtunnel::model
