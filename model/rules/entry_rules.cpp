// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "model/core/diagnostic_codes.h"
#include "model/edit/component_edits.h"
#include "model/edit/connection_edits.h"
#include "model/edit/property_edits.h"
#include "model/edit/removal_edits.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

constexpr double kColumnWidth = 260;

// Where requests come in: the first gateway, else the first component no arrow leads to.
const Component* frontOf(const CallGraph& graph) {
  const Component* root = nullptr;
  for (const Component& component : graph.components()) {
    if (component.kind() == "gateway") return &component;
    const bool called = !graph.usesOf(component.id()).empty();
    const bool compute = component.kind() == "service";
    if (!root && compute && !called) root = &component;
  }
  return root;
}

QuickFix clientFix(const Design& design, const Component& front) {
  const auto place = design.placement(front.id());
  const bool placed = place && place->isSet("x") && place->isSet("y");
  const Position position{placed ? place->get<double>("x") - kColumnWidth : 0,
                          placed ? place->get<double>("y") : 0};
  const Creation client = *addComponent(design, "client", position);
  Edit edit{fmt::format("Add a client that calls {}", front.id()), client.edit.changes};
  edit.set(Path{"connections", connectionKey(client.id, front.id())}, Value(ValueMap{}));
  return {edit.label, edit};
}

void noClient(const RuleContext& context, std::vector<Finding>& found) {
  Finding finding = makeFinding(code::kRuleMissingEntry, "the design has no client, so nobody sends requests",
                                Path{"components"});
  if (const Component* front = frontOf(context.graph))
    finding.fixes.push_back(clientFix(context.design, *front));
  found.push_back(std::move(finding));
}

void idleClients(const RuleContext& context, std::vector<Finding>& found) {
  for (const Component& client : context.graph.components()) {
    if (client.kind() != "client" || !context.graph.usesFrom(client.id()).empty()) continue;
    Finding finding =
        makeFinding(code::kRuleMissingEntry, fmt::format("{} calls nothing", client.title()), client.path());
    if (const Component* front = frontOf(context.graph)) {
      const Result<Edit> arrow = connect(context.design, client.id(), front->id());
      if (arrow) finding.fixes.push_back({fmt::format("Let it call {}", front->id()), *arrow});
    }
    finding.fixes.push_back({"Remove it", removeComponents(context.design, {client.id()})});
    found.push_back(std::move(finding));
  }
}

// An arrow that leads there from a component which does not use it yet.
void offerCall(const RuleContext& context, const Component& component, Finding& finding) {
  for (const Connection& arrow : context.graph.connections()) {
    const Component* caller = context.graph.component(arrow.from());
    if (arrow.to() != component.id() || !caller || caller->kind() == "gateway" || caller->kind() == "client")
      continue;
    const auto operations = caller->objects("operations");
    if (operations.empty()) continue;
    const Path steps = operations.front().second.path() / "steps";
    const std::string label = fmt::format("Call it from {}/{}", caller->id(), operations.front().first);
    const Value step(ValueMap{{"call", Value(component.id())}});
    finding.fixes.push_back({label, insertElement(context.design, steps, ValueMap::npos, step, label)});
    return;
  }
}

void unreachable(const RuleContext& context, std::vector<Finding>& found) {
  const std::set<std::string> reached = context.graph.reachable();
  for (const Component& component : context.graph.components()) {
    if (reached.contains(component.id()) || component.kind() == "job" || component.kind() == "client")
      continue;
    Finding finding =
        makeFinding(code::kRuleUnreachable,
                    fmt::format("no request and no message reaches {}", component.title()), component.path());
    offerCall(context, component, finding);
    finding.fixes.push_back({"Remove it", removeComponents(context.design, {component.id()})});
    found.push_back(std::move(finding));
  }
}

}  // namespace

void entryRules(const RuleContext& context, std::vector<Finding>& found) {
  bool client = false;
  for (const Component& component : context.graph.components())
    client = client || component.kind() == "client";
  if (client) {
    idleClients(context, found);
    unreachable(context, found);
  } else if (!context.graph.components().empty()) {
    noClient(context, found);
  }
}

}  // namespace windtunnel::model
