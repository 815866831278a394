// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>

#include "model/core/diagnostic_codes.h"
#include "model/edit/connection_edits.h"
#include "model/edit/removal_edits.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

void danglingArrows(const RuleContext& context, std::vector<Finding>& found) {
  for (const Connection& arrow : context.graph.connections()) {
    const bool from = context.graph.component(arrow.from());
    const bool to = context.graph.component(arrow.to());
    if (from && to) continue;
    Finding finding = makeFinding(code::kRuleDanglingArrow,
                                  fmt::format("the arrow {} {} at {}, which is no component", arrow.key(),
                                              from ? "ends" : "begins", from ? arrow.to() : arrow.from()),
                                  arrow.path());
    finding.fixes.push_back({"Remove the arrow", removeElements(context.design, {arrow.path()})});
    found.push_back(std::move(finding));
  }
}

std::string verb(Use::Kind kind) {
  switch (kind) {
    case Use::Kind::Cached:
      return "reads through";
    case Use::Kind::Publish:
      return "publishes to";
    case Use::Kind::Route:
      return "routes to";
    case Use::Kind::Projection:
      return "feeds";
    case Use::Kind::Consume:
      return "delivers to";
    default:
      return "calls";
  }
}

bool isKey(const Use& use) {
  return use.kind == Use::Kind::Entry || use.kind == Use::Kind::Consume;
}

void callsWithoutArrow(const RuleContext& context, std::vector<Finding>& found) {
  std::set<std::pair<std::string, std::string>> reported;
  for (const Use& use : context.graph.uses()) {
    if (!context.graph.component(use.from) || !context.graph.component(use.to)) continue;
    if (context.graph.connection(use.from, use.to) || !reported.emplace(use.from, use.to).second) continue;
    Finding finding = makeFinding(
        code::kRuleCallWithoutArrow,
        fmt::format("{} {} {}, and no arrow is drawn between them", use.from, verb(use.kind), use.to),
        use.path);
    const Result<Edit> arrow = connect(context.design, use.from, use.to);
    if (arrow)
      finding.fixes.push_back({fmt::format("Draw the arrow {}", connectionKey(use.from, use.to)), *arrow});
    finding.fixes.push_back(removalFix(context.design, "Remove it", use.path, isKey(use)));
    found.push_back(std::move(finding));
  }
}

}  // namespace

void arrowRules(const RuleContext& context, std::vector<Finding>& found) {
  danglingArrows(context, found);
  callsWithoutArrow(context, found);
}

}  // namespace windtunnel::model
