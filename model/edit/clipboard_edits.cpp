// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/clipboard_edits.h"

#include <algorithm>
#include <set>

#include "model/design/step.h"
#include "model/edit/draft.h"
#include "model/edit/layout_edits.h"
#include "model/edit/removal_edits.h"
#include "model/edit/rename_edits.h"

namespace windtunnel::model {
namespace {

void copyIfPresent(Design& fragment, const Design& design, const Path& path) {
  if (const Value* value = design.find(path)) fragment = fragment.with(path, *value);
}

void copyBoundary(Design& fragment, const Design& design, const std::string& id) {
  if (fragment.find(Path{"boundaries", id})) return;
  copyIfPresent(fragment, design, Path{"boundaries", id});
  if (const auto boundary = design.boundary(id))
    if (const std::string around = boundary->text("in"); !around.empty())
      copyBoundary(fragment, design, around);
}

// Takes out whatever names a component the fragment does not have.
Design closed(Design fragment) {
  std::set<std::string> missing;
  forEachReference(fragment, [&](const Reference& reference) {
    const bool owned = reference.what == ReferenceTo::Component || reference.what == ReferenceTo::Operation ||
                       reference.what == ReferenceTo::Entry || reference.what == ReferenceTo::Topic;
    const std::string component = splitTarget(reference.text).first;
    if (owned && !fragment.find(Path{"components", component})) missing.insert(component);
  });
  for (const std::string& id : missing) {
    const Design withIt = fragment.with(Path{"components", id}, Value(ValueMap{{"kind", Value("service")}}));
    fragment = applied(withIt, removeComponents(withIt, {id}));
  }
  return fragment;
}

// Ids that are neither in the design nor in the fragment, for the components whose ids are taken.
std::map<std::string, std::string> newIds(const Design& design, const Design& fragment) {
  std::map<std::string, std::string> ids;
  Design taken = design;
  for (const Component& component : fragment.components())
    if (!design.component(component.id())) taken = taken.with(component.path(), component.node());
  for (const Component& component : fragment.components()) {
    const bool free = !design.component(component.id());
    const std::string id = free ? component.id() : freeId(taken, {"components"}, component.id());
    taken = taken.with(Path{"components", id}, component.node());
    ids.emplace(component.id(), id);
  }
  return ids;
}

Design withNewIds(Design fragment, const std::map<std::string, std::string>& ids) {
  for (const auto& [from, to] : ids) {
    if (from == to) continue;
    const Result<Edit> edit = renameComponent(fragment, from, to);
    if (edit) fragment = applied(fragment, edit.value());
  }
  return fragment;
}

void addAll(Draft& draft, const Design& fragment, const std::string& section) {
  const Value* node = fragment.find(Path{section});
  if (!node) return;
  for (const auto& [key, value] : node->map())
    if (!draft.design().find(Path{section, key})) draft.set(Path{section, key}, value);
}

void addPlaces(Draft& draft, const Design& fragment, Position offset) {
  for (const Component& component : fragment.components()) {
    const auto placement = fragment.placement(component.id());
    const bool placed = placement && placement->isSet("x") && placement->isSet("y");
    const double x = placed ? placement->get<double>("x") : 0;
    const double y = placed ? placement->get<double>("y") : 0;
    place(draft, component.id(), {x + offset.x, y + offset.y});
  }
}

}  // namespace

Design fragmentOf(const Design& design, const std::vector<std::string>& ids) {
  Design fragment;
  const std::set<std::string> wanted(ids.begin(), ids.end());
  for (const Component& component : design.components()) {
    if (!wanted.contains(component.id())) continue;
    fragment = fragment.with(component.path(), component.node());
    for (const std::string& boundary : component.texts("in")) copyBoundary(fragment, design, boundary);
    copyIfPresent(fragment, design, Path{"layout", component.id()});
  }
  for (const Connection& connection : design.connections())
    if (wanted.contains(connection.from()) && wanted.contains(connection.to()))
      fragment = fragment.with(connection.path(), connection.node());
  return closed(std::move(fragment));
}

Pasting paste(const Design& design, const Design& fragment, Position offset) {
  Pasting result;
  const Design inner = closed(fragment);
  result.ids = newIds(design, inner);
  const Design renamedInner = withNewIds(inner, result.ids);
  std::vector<std::string> ids;
  for (const auto& [from, to] : result.ids) ids.push_back(to);
  Draft draft(design, "Paste " + countedLabel(ids, "components"));
  addAll(draft, renamedInner, "boundaries");
  addAll(draft, renamedInner, "components");
  addAll(draft, renamedInner, "connections");
  addPlaces(draft, renamedInner, offset);
  result.edit = std::move(draft).take();
  return result;
}

Pasting duplicate(const Design& design, const std::vector<std::string>& ids, Position offset) {
  Pasting result = paste(design, fragmentOf(design, ids), offset);
  result.edit.label = "Duplicate " + countedLabel(ids, "components");
  return result;
}

}  // namespace windtunnel::model
