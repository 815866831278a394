// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "model/core/diagnostic_codes.h"
#include "model/edit/boundary_edits.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

using Next = std::map<std::string, std::string>;

// The members of each circle in a relation where everything leads to one thing at most; each circle once, at
// its first member.
std::vector<std::vector<std::string>> circles(const Next& next) {
  std::vector<std::vector<std::string>> all;
  std::set<std::string> done;
  for (const auto& [start, ignored] : next) {
    std::vector<std::string> way;
    std::set<std::string> onWay;
    std::string at = start;
    while (next.contains(at) && !done.contains(at) && onWay.insert(at).second) {
      way.push_back(at);
      at = next.at(at);
    }
    const auto begin = std::find(way.begin(), way.end(), at);
    if (begin != way.end()) all.emplace_back(begin, way.end());
    done.insert(way.begin(), way.end());
  }
  return all;
}

void circleFindings(const RuleContext& context, const char* rule, const char* section, const char* key,
                    const Next& next, std::vector<Finding>& found) {
  for (const std::vector<std::string>& circle : circles(next)) {
    const Path path = Path{section, circle.front(), key};
    Finding finding = makeFinding(
        rule, fmt::format("{} -> {} is a circle", fmt::join(circle, " -> "), circle.front()), path);
    finding.fixes.push_back(
        removalFix(context.design, fmt::format("Let {} stand on its own", circle.front()), path, false));
    found.push_back(std::move(finding));
  }
}

Next relation(const std::vector<Named>& elements, const char* key) {
  Next next;
  for (const Named& element : elements)
    if (const std::string to = element.text(key); !to.empty()) next.emplace(element.id(), to);
  return next;
}

void twoOfAKind(const RuleContext& context, std::vector<Finding>& found) {
  for (const Component& component : context.graph.components()) {
    std::map<std::string, std::string> byKind;
    for (const std::string& id : component.texts("in")) {
      const auto boundary = context.design.boundary(id);
      if (!boundary) continue;
      const std::string kind = boundary->text("kind");
      const auto [first, isNew] = byKind.emplace(kind, id);
      if (isNew) continue;
      Finding finding = makeFinding(
          code::kRuleBoundaryTwice,
          fmt::format("{} is in {} and in {}, both of kind {}", component.title(), first->second, id, kind),
          component.path() / "in");
      const Edit edit = takeOutOfBoundary(context.design, {component.id()}, id);
      finding.fixes.push_back({fmt::format("Take it out of {}", id), edit});
      found.push_back(std::move(finding));
    }
  }
}

}  // namespace

void nestingRules(const RuleContext& context, std::vector<Finding>& found) {
  circleFindings(context, code::kRuleScenarioCycle, "scenarios", "extends",
                 relation(context.design.scenarios(), "extends"), found);
  circleFindings(context, code::kRuleBoundaryCycle, "boundaries", "in",
                 relation(context.design.boundaries(), "in"), found);
  twoOfAKind(context, found);
}

}  // namespace windtunnel::model
