// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "model/core/diagnostic_codes.h"
#include "model/edit/component_edits.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

Position between(const Design& design, const std::string& from, const std::string& to) {
  const auto a = design.placement(from);
  const auto b = design.placement(to);
  const bool placed = a && b && a->isSet("x") && a->isSet("y") && b->isSet("x") && b->isSet("y");
  if (!placed) return {};
  return {(a->get<double>("x") + b->get<double>("x")) / 2, (a->get<double>("y") + b->get<double>("y")) / 2};
}

}  // namespace

void edgeRules(const RuleContext& context, std::vector<Finding>& found) {
  for (const Connection& arrow : context.graph.connections()) {
    const Component* from = context.graph.component(arrow.from());
    const Component* to = context.graph.component(arrow.to());
    if (!from || !to || from->kind() != "client" || to->kind() != "service") continue;
    Finding finding = makeFinding(
        code::kRuleNoGateway,
        fmt::format("{} calls {} without a gateway between them", from->title(), to->title()), arrow.path());
    const Result<Creation> gateway = insertOnConnection(context.design, arrow.from(), arrow.to(), "gateway",
                                                        between(context.design, arrow.from(), arrow.to()));
    if (gateway) finding.fixes.push_back({"Put a gateway in front", gateway->edit});
    found.push_back(std::move(finding));
  }
}

}  // namespace windtunnel::model
