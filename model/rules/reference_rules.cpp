// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/core/diagnostic_codes.h"
#include "model/core/suggestion.h"
#include "model/design/single_value.h"
#include "model/edit/draft.h"
#include "model/edit/references.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

using Names = std::vector<std::string>;

Names keysAt(const Design& design, const Path& path) {
  Names keys;
  if (const Value* node = design.find(path))
    for (const auto& [key, value] : node->map()) keys.push_back(key);
  return keys;
}

bool contains(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Answers for each reference what it may name; lists that are asked for often are made once.
class ReferenceCheck {
 public:
  ReferenceCheck(const RuleContext& context, std::vector<Finding>& found)
      : m_context(context), m_found(found), m_zones(context.design.zones()) {}

  void check(const Reference& reference) {
    switch (reference.what) {
      case ReferenceTo::Component:
        return checkComponent(reference);
      case ReferenceTo::Operation:
      case ReferenceTo::Entry:
        return checkOperation(reference);
      case ReferenceTo::Topic:
        return checkTopic(reference);
      case ReferenceTo::Connection:
        if (reference.path[0] != "connections")
          expect(reference, "arrow", keysAt(m_context.design, {"connections"}));
        return;
      case ReferenceTo::Path:
        return checkPath(reference);
      default:
        return checkName(reference);
    }
  }

 private:
  void checkName(const Reference& reference) {
    const Design& design = m_context.design;
    if (reference.what == ReferenceTo::Boundary) expect(reference, "boundary", {"boundaries"});
    if (reference.what == ReferenceTo::Workload) expect(reference, "workload", {"workloads"});
    if (reference.what == ReferenceTo::Scenario) expect(reference, "scenario", {"scenarios"});
    if (reference.what == ReferenceTo::NodePool)
      expect(reference, "node pool", keysAt(design, {"platform", "nodePools"}));
    if (reference.what == ReferenceTo::Zone) expect(reference, "zone", m_zones);
  }

  // The common case costs one look into a map, the list of what could be meant is made for a finding alone.
  void expect(const Reference& reference, const std::string& noun, const char* section) {
    if (!m_context.design.find(Path{section, reference.text}))
      unknown(reference, noun, keysAt(m_context.design, {section}));
  }

  void expect(const Reference& reference, const std::string& noun, const Names& names) {
    if (!contains(names, reference.text)) unknown(reference, noun, names);
  }

  // What an objective of its own can be about, other than a workload.
  bool takesMessages(const std::string& component) const {
    const auto& uses = m_context.graph.usesOf(component);
    return std::any_of(uses.begin(), uses.end(), [](const Use* use) {
      return use->kind == Use::Kind::Consume || use->kind == Use::Kind::Projection;
    });
  }

  void checkSubject(const Reference& reference) {
    const Component* subject = m_context.graph.component(reference.text);
    if (takesMessages(reference.text) || (subject && subject->kind() == "job")) return;
    Names names = keysAt(m_context.design, {"workloads"});
    for (const Component& component : m_context.graph.components())
      if (takesMessages(component.id())) names.push_back(component.id());
    unknown(reference, "workload and takes no messages", names);
  }

  void checkComponent(const Reference& reference) {
    if (reference.path[0] == "objectives") return checkSubject(reference);
    const Component* component = m_context.graph.component(reference.text);
    const bool cached = reference.path.back() == "in" && reference.path[0] == "components";
    const bool sender = reference.path.back() == "from" && reference.path[0] == "workloads";
    const std::string kind = cached ? "cache" : sender ? "client" : "";
    if (component && (kind.empty() || component->kind() == kind)) return;
    Names names;
    for (const Component& other : m_context.graph.components())
      if (kind.empty() || other.kind() == kind) names.push_back(other.id());
    unknown(reference, kind.empty() ? "component" : kind, names);
  }

  const Names& operationsOf(const Component& component) {
    const auto known = m_operations.find(component.id());
    if (known != m_operations.end()) return known->second;
    return m_operations.emplace(component.id(), m_context.graph.operationsOf(component)).first->second;
  }

  void checkOperation(const Reference& reference) {
    const auto [id, operation] = splitTarget(reference.text);
    const Component* component = m_context.graph.component(id);
    if (!component) return unknownOwner(reference, id, operation);
    const Names& operations = operationsOf(*component);
    if (operation.empty() || contains(operations, operation)) return;
    Finding& finding = unknown(reference, "operation of " + id, prefixed(id, operations));
    if (reference.what == ReferenceTo::Operation && component->kind() == "service")
      offerDeclaration(finding, component->path() / "operations" / operation, "operation " + operation);
  }

  void checkTopic(const Reference& reference) {
    const auto [id, topic] = splitTarget(reference.text);
    const Component* broker = m_context.graph.component(id);
    if (!broker || broker->kind() != "broker") return unknownOwner(reference, id, topic);
    const Names topics = keysAt(m_context.design, broker->path() / "topics");
    if (topic.empty() || contains(topics, topic) || (topics.empty() && topic == "messages")) return;
    Finding& finding = unknown(reference, "topic of " + id, prefixed(id, topics));
    offerDeclaration(finding, broker->path() / "topics" / topic, "topic " + topic);
  }

  void unknownOwner(const Reference& reference, const std::string& id, const std::string& member) {
    Names ids;
    for (const Component& component : m_context.graph.components())
      if (reference.what != ReferenceTo::Topic || component.kind() == "broker") ids.push_back(component.id());
    const std::string near = nearest(id, ids);
    const std::string noun = reference.what == ReferenceTo::Topic ? "broker" : "component";
    Names better;
    if (!near.empty()) better.push_back(member.empty() ? near : near + "/" + member);
    unknown(reference, noun, better);
  }

  void checkPath(const Reference& reference) {
    const Path path = placeOfSingleValue(m_context.design, Path::parse(reference.text));
    const auto at = existingPropertyAt(m_context.design, path);
    if (!at) {
      unknown(reference, "property", {});
      return;
    }
    const Value* text = m_context.design.find(reference.path);
    const Result<Value> parsed = parseScalar(*at->property, text ? text->text() : std::string());
    if (parsed) return;
    Finding finding =
        makeFinding(code::kRuleUnknownReference,
                    fmt::format("{}: {}", reference.text, parsed.error().message), reference.path);
    finding.hint = parsed.error().hint;
    finding.fixes.push_back(removalFix(m_context.design, "Remove the change", reference.path, true));
    m_found.push_back(std::move(finding));
  }

  static Names prefixed(const std::string& id, const Names& members) {
    Names names;
    for (const std::string& member : members) names.push_back(id + "/" + member);
    return names;
  }

  Finding& unknown(const Reference& reference, const std::string& noun, const Names& names) {
    Finding finding = makeFinding(code::kRuleUnknownReference,
                                  fmt::format("{} is no {}", reference.text, noun), reference.path);
    const std::string near = nearest(reference.text, names);
    if (!near.empty() && canTake(reference, near)) {
      finding.hint = fmt::format("Did you mean {}?", near);
      finding.fixes.push_back(correction(reference, near));
    }
    finding.fixes.push_back(removalFix(m_context.design, "Remove it", reference.path, reference.isKey));
    m_found.push_back(std::move(finding));
    return m_found.back();
  }

  bool canTake(const Reference& reference, const std::string& name) const {
    return !reference.isKey || !m_context.design.find(reference.path.parent() / name);
  }

  QuickFix correction(const Reference& reference, const std::string& name) const {
    const std::string label = "Change it to " + name;
    Draft draft(m_context.design, label);
    if (reference.isKey)
      draft.renameKey(reference.path, name);
    else
      draft.set(reference.path, Value(name));
    return {label, std::move(draft).take()};
  }

  static void offerDeclaration(Finding& finding, const Path& path, const std::string& what) {
    Edit edit{"Declare the " + what, {}};
    edit.set(path, Value(ValueMap{}));
    finding.fixes.insert(finding.fixes.end() - 1, {edit.label, edit});
  }

  const RuleContext& m_context;
  std::vector<Finding>& m_found;
  Names m_zones;
  std::map<std::string, Names> m_operations;
};

// A worker's consumption names one of its own operations.
void ownOperations(const RuleContext& context, std::vector<Finding>& found) {
  for (const Component& worker : context.graph.components()) {
    if (worker.kind() != "worker") continue;
    const Names operations = context.graph.operationsOf(worker);
    for (const auto& [topic, consumption] : worker.objects("consumes")) {
      const std::string operation = consumption.text("operation");
      if (operation.empty() || contains(operations, operation)) continue;
      const Path path = consumption.path() / "operation";
      Finding finding = makeFinding(code::kRuleUnknownReference,
                                    fmt::format("{} is no operation of {}", operation, worker.id()), path);
      finding.fixes.push_back(removalFix(context.design, "Take the first operation", path, false));
      found.push_back(std::move(finding));
    }
  }
}

}  // namespace

void referenceRules(const RuleContext& context, std::vector<Finding>& found) {
  ReferenceCheck check(context, found);
  forEachReference(context.design, [&](const Reference& reference) { check.check(reference); });
  ownOperations(context, found);
}

}  // namespace windtunnel::model
