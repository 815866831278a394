// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/design/operations/operations.h"
#include "model/edit/draft.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

// A prefix ends with an element of the path: /shop is one of /shop/cart, not of /shopping.
bool isPrefix(std::string_view prefix, std::string_view path) {
  while (prefix.ends_with('/')) prefix.remove_suffix(1);
  return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

// Whatever fits the second fits the first.
bool takesAllOf(const Element& first, const Element& second) {
  for (const char* part : {"match/host", "match/header", "match/method"})
    if (!first.text(part).empty() && first.text(part) != second.text(part)) return false;
  return isPrefix(first.text("match/path"), second.text("match/path"));
}

QuickFix moveFix(const Design& design, const Path& routes, std::size_t from, std::size_t to) {
  const std::string label = "Put it in front";
  ValueList order = design.find(routes)->list();
  std::rotate(order.begin() + static_cast<std::ptrdiff_t>(to),
              order.begin() + static_cast<std::ptrdiff_t>(from),
              order.begin() + static_cast<std::ptrdiff_t>(from) + 1);
  Draft draft(design, label);
  draft.set(routes, Value(std::move(order)));
  return {label, std::move(draft).take()};
}

// A later route that does not say what it matches is there for the mixes of workloads, which name routes.
void checkRoutes(const RuleContext& context, const Component& gateway, std::vector<Finding>& found) {
  const std::vector<Element> routes = gateway.list("routes");
  for (std::size_t later = 1; later < routes.size(); ++later) {
    if (!routes[later].isSet("match")) continue;
    const auto hiding = std::find_if(routes.begin(), routes.begin() + static_cast<std::ptrdiff_t>(later),
                                     [&](const Element& first) { return takesAllOf(first, routes[later]); });
    if (hiding == routes.begin() + static_cast<std::ptrdiff_t>(later)) continue;
    const auto place = static_cast<std::size_t>(hiding - routes.begin());
    Finding finding =
        makeFinding(code::kRuleHiddenRoute,
                    fmt::format("{} never takes its route {}: {} before it fits all of its requests",
                                gateway.title(), routeName(routes[later]), routeName(*hiding)),
                    routes[later].path());
    if (!takesAllOf(routes[later], *hiding))
      finding.fixes.push_back(moveFix(context.design, gateway.path() / "routes", later, place));
    found.push_back(std::move(finding));
  }
}

}  // namespace

void routeRules(const RuleContext& context, std::vector<Finding>& found) {
  for (const Component& component : context.graph.components())
    if (component.kind() == "gateway") checkRoutes(context, component, found);
}

}  // namespace windtunnel::model
