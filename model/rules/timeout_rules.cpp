// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>

#include "model/core/diagnostic_codes.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

const Duration kSuggested = Duration::fromSeconds(1);

bool isWaitedFor(const RuleContext& context, const Connection& arrow) {
  const Component* caller = context.graph.component(arrow.from());
  if (!caller || caller->kind() == "client" || !context.graph.component(arrow.to())) return false;
  for (const Use* use : context.graph.usesFrom(arrow.from()))
    if (use->to == arrow.to() && use->synchronous()) return true;
  return false;
}

}  // namespace

void timeoutRules(const RuleContext& context, std::vector<Finding>& found) {
  for (const Connection& arrow : context.graph.connections()) {
    if (arrow.isSet("timeout") || !isWaitedFor(context, arrow)) continue;
    Finding finding = makeFinding(code::kRuleNoTimeout,
                                  fmt::format("{} waits for {} without a limit", arrow.from(), arrow.to()),
                                  arrow.path() / "timeout");
    Edit edit{fmt::format("Set a timeout of {}", kSuggested.text()), {}};
    edit.set(arrow.path() / "timeout", Value(kSuggested));
    finding.fixes.push_back({edit.label, edit});
    found.push_back(std::move(finding));
  }
}

}  // namespace windtunnel::model
