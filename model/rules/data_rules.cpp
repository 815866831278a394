// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/edit/connection_edits.h"
#include "model/edit/draft.h"
#include "model/edit/layout_edits.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

constexpr double kRowHeight = 140;

std::vector<std::string> callersOf(const CallGraph& graph, const std::string& id) {
  std::vector<std::string> callers;
  for (const Use* use : graph.usesOf(id)) {
    const bool known = std::find(callers.begin(), callers.end(), use->from) != callers.end();
    if (!known && graph.component(use->from) && graph.connection(use->from, id)) callers.push_back(use->from);
  }
  return callers;
}

// The bounded context or team a component belongs to; without one it owns itself.
std::string ownerOf(const RuleContext& context, const std::string& id) {
  for (const std::string& boundary : context.graph.component(id)->texts("in")) {
    const auto found = context.design.boundary(boundary);
    const std::string kind = found ? found->text("kind") : std::string();
    if (kind == "context" || kind == "team") return boundary;
  }
  return "component " + id;
}

std::vector<std::string> foreignCallers(const RuleContext& context, const std::vector<std::string>& callers) {
  std::vector<std::string> foreign;
  for (const std::string& caller : callers)
    if (ownerOf(context, caller) != ownerOf(context, callers.front())) foreign.push_back(caller);
  return foreign;
}

// A copy of the database for each caller that is not its owner.
QuickFix splitFix(const Design& design, const Component& database, const std::vector<std::string>& foreign) {
  const std::string label = fmt::format("Give {} a database of {} own", countedLabel(foreign, "components"),
                                        foreign.size() == 1 ? "its" : "their");
  Design now = design;
  Edit edit{label, {}};
  for (const std::string& caller : foreign) {
    const std::string id = freeId(now, {"components"}, caller + "-db");
    Draft draft(now, label);
    draft.set(Path{"components", id}, database.node());
    draft.remove(Path{"components", id, "title"});
    if (const Value* in = now.find(Path{"components", caller, "in"}))
      draft.set(Path{"components", id, "in"}, Value(*in));
    if (const auto at = now.placement(database.id()); at && at->isSet("x") && at->isSet("y"))
      place(draft, id, {at->get<double>("x"), at->get<double>("y") + kRowHeight});
    edit.append(std::move(draft).take());
    now = applied(design, edit);
    const Result<Edit> moved = reconnect(now, caller, database.id(), caller, id);
    if (moved) edit.append(*moved);
    now = applied(design, edit);
  }
  return {label, edit};
}

}  // namespace

void dataRules(const RuleContext& context, std::vector<Finding>& found) {
  for (const Component& component : context.graph.components()) {
    if (component.kind() != "database") continue;
    const std::vector<std::string> callers = callersOf(context.graph, component.id());
    if (callers.size() < 2) continue;
    const std::vector<std::string> foreign = foreignCallers(context, callers);
    if (foreign.empty()) continue;
    Finding finding = makeFinding(
        code::kRuleSharedDatabase,
        fmt::format("{} is used by {}", component.title(), fmt::join(callers, ", ")), component.path());
    finding.fixes.push_back(splitFix(context.design, component, foreign));
    found.push_back(std::move(finding));
  }
}

}  // namespace windtunnel::model
