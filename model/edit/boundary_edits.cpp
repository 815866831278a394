// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/boundary_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "model/edit/draft.h"
#include "model/edit/removal_edits.h"

namespace windtunnel::model {
namespace {

std::string kindOfBoundary(const Design& design, const std::string& id) {
  const auto boundary = design.boundary(id);
  return boundary ? boundary->text("kind") : std::string();
}

Value membership(const std::vector<std::string>& boundaries) {
  ValueList list;
  for (const std::string& id : boundaries) list.push_back(Value(id));
  return Value(std::move(list));
}

void setMembership(Draft& draft, const std::string& component, const std::vector<std::string>& boundaries) {
  const Path in{"components", component, "in"};
  if (boundaries.empty())
    draft.remove(in);
  else
    draft.set(in, membership(boundaries));
}

void assign(Draft& draft, const std::string& component, const std::string& boundary) {
  const auto found = draft.design().component(component);
  if (!found) return;
  const std::string kind = kindOfBoundary(draft.design(), boundary);
  std::vector<std::string> boundaries = found->texts("in");
  std::erase_if(boundaries,
                [&](const std::string& id) { return kindOfBoundary(draft.design(), id) == kind; });
  boundaries.push_back(boundary);
  setMembership(draft, component, boundaries);
}

bool isAround(const Design& design, const std::string& outer, std::string inner) {
  std::set<std::string> seen;
  while (!inner.empty() && seen.insert(inner).second) {
    if (inner == outer) return true;
    const auto boundary = design.boundary(inner);
    inner = boundary ? boundary->text("in") : std::string();
  }
  return false;
}

}  // namespace

Result<Creation> createBoundary(const Design& design, std::string_view kind, std::string_view title,
                                const std::vector<std::string>& members) {
  const Property* kinds = boundaryType().find("kind", {});
  Result<Value> checked = parseScalar(*kinds, kind);
  if (!checked) return checked.error();
  const std::string id = freeId(design, {"boundaries"}, title.empty() ? kind : title);
  Draft draft(design, fmt::format("Add {}", id));
  ValueMap boundary{{"kind", std::move(checked).value()}};
  if (!title.empty() && title != id) boundary.set("title", Value(std::string(title)));
  draft.set(Path{"boundaries", id}, Value(std::move(boundary)));
  for (const std::string& member : members) assign(draft, member, id);
  return Creation{std::move(draft).take(), id};
}

Result<Edit> assignToBoundary(const Design& design, const std::vector<std::string>& ids,
                              const std::string& boundary) {
  if (!design.boundary(boundary))
    return editRefused("there is no such boundary", Path{"boundaries", boundary}, "draw the boundary first");
  Draft draft(design, fmt::format("Move {} into {}", countedLabel(ids, "components"), boundary));
  for (const std::string& id : ids) assign(draft, id, boundary);
  return std::move(draft).take();
}

Edit takeOutOfBoundary(const Design& design, const std::vector<std::string>& ids,
                       const std::string& boundary) {
  Draft draft(design, fmt::format("Move {} out of {}", countedLabel(ids, "components"), boundary));
  for (const std::string& id : ids) {
    const auto component = design.component(id);
    if (!component) continue;
    std::vector<std::string> boundaries = component->texts("in");
    if (std::erase(boundaries, boundary) > 0) setMembership(draft, id, boundaries);
  }
  return std::move(draft).take();
}

Result<Edit> nestBoundary(const Design& design, const std::string& id, const std::string& parent) {
  const Path path{"boundaries", id};
  if (!design.boundary(id) || (!parent.empty() && !design.boundary(parent)))
    return editRefused("there is no such boundary", path, "draw the boundary first");
  if (!parent.empty() && isAround(design, id, parent))
    return editRefused(fmt::format("{} is inside {} already", parent, id), path, "take it out first");
  Draft draft(design, fmt::format("Move {} {}", id, parent.empty() ? "to the top" : "into " + parent));
  if (parent.empty())
    draft.remove(path / "in");
  else
    draft.set(path / "in", Value(parent));
  return std::move(draft).take();
}

Edit removeBoundary(const Design& design, const std::string& id) {
  return removeElements(design, {Path{"boundaries", id}});
}

}  // namespace windtunnel::model
