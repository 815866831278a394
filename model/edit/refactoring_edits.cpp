// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/refactoring_edits.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "model/design/step.h"
#include "model/edit/draft.h"
#include "model/edit/layout_edits.h"
#include "model/edit/references.h"

namespace windtunnel::model {
namespace {

constexpr double kRowHeight = 140;

// What the new service takes over from the old one: how it runs, not what it does.
Value skeletonOf(const Component& source) {
  ValueMap made;
  for (const auto& [key, value] : source.node().map()) {
    const bool own = key == "title" || key == "description" || key == "operations" || key == "image" ||
                     key == "routes" || key == "consumes" || key == "config" || key == "secrets";
    if (!own) made.set(key, value);
  }
  made.set("kind", Value("service"));
  return Value(std::move(made));
}

std::vector<Reference> referencesWithin(const Design& design, const Path& inside) {
  std::vector<Reference> found;
  forEachReference(design, [&](const Reference& reference) {
    const bool target = reference.what == ReferenceTo::Operation || reference.what == ReferenceTo::Topic ||
                        reference.what == ReferenceTo::Component;
    if (target && reference.path.startsWith(inside)) found.push_back(reference);
  });
  return found;
}

std::set<std::string> targetsWithin(const Design& design, const Path& inside) {
  std::set<std::string> targets;
  for (const Reference& reference : referencesWithin(design, inside))
    targets.insert(splitTarget(reference.text).first);
  return targets;
}

// The callers of the operation: components whose steps or routes name it, clients whose mix does.
std::set<std::string> callersOf(const Design& design, const std::string& target) {
  std::set<std::string> callers;
  forEachReference(design, [&](const Reference& reference) {
    if (reference.text != target) return;
    if (reference.what == ReferenceTo::Operation && reference.path[0] == "components")
      callers.insert(reference.path[1]);
    if (reference.what == ReferenceTo::Entry && reference.path[0] == "workloads")
      callers.insert(design.workload(reference.path[1])->text("from"));
  });
  return callers;
}

void copyConnection(Draft& draft, const std::string& like, const std::string& from, const std::string& to) {
  const Path path{"connections", connectionKey(from, to)};
  if (from == to || draft.design().find(path)) return;
  const Value* model = draft.design().find(Path{"connections", like});
  draft.set(path, model ? *model : Value(ValueMap{}));
}

bool clientUses(const Design& design, const std::string& from, const std::string& to) {
  for (const Named& workload : design.workloads()) {
    if (workload.text("from") != from) continue;
    const auto mix = workload.scalars("mix");
    if (mix.empty()) return true;
    for (const auto& [entry, share] : mix)
      if (splitTarget(entry).first == to) return true;
  }
  return false;
}

void dropIfUnused(Draft& draft, const std::string& from, const std::string& to) {
  const auto caller = draft.design().component(from);
  if (!caller) return;
  const bool used = caller->kind() == "client" ? clientUses(draft.design(), from, to)
                                               : targetsWithin(draft.design(), caller->path()).contains(to);
  if (!used) draft.remove(Path{"connections", connectionKey(from, to)});
}

std::optional<Diagnostic> refusal(const Design& design, const std::string& component,
                                  const std::string& operation) {
  const Path path{"components", component, "operations", operation};
  if (!design.find(path)) return editRefused("there is no such operation", path, "take a written operation");
  if (design.find(path.parent())->map().size() < 2)
    return editRefused("a service keeps at least one operation", path, "rename the service instead");
  return std::nullopt;
}

void moveOperation(Draft& draft, const Path& from, const std::string& id) {
  const Value steps = *draft.design().find(from);
  draft.set(Path{"components", id, "operations", from.back()}, steps);
  draft.removePruned(from);
}

void redirect(Draft& draft, const std::string& from, const std::string& to) {
  std::vector<Reference> hits;
  forEachReference(draft.design(), [&](const Reference& reference) {
    const bool target = reference.what == ReferenceTo::Operation || reference.what == ReferenceTo::Entry;
    if (target && reference.text == from) hits.push_back(reference);
  });
  for (const Reference& hit : hits)
    if (hit.isKey)
      draft.renameKey(hit.path, to);
    else
      draft.set(hit.path, Value(to));
}

// Below everything that stands in the columns the new box would cover.
Position freePlace(const Design& design, const std::string& component) {
  const auto origin = design.placement(component);
  if (!origin || !origin->isSet("x") || !origin->isSet("y")) return {};
  const double x = origin->get<double>("x");
  double y = origin->get<double>("y") + kRowHeight;
  for (bool moved = true; moved;) {
    moved = false;
    for (const Named& other : design.placements()) {
      const double dx = other.get<double>("x") - x;
      const double dy = other.get<double>("y") - y;
      if (dx * dx >= 200.0 * 200.0 || dy * dy >= 100.0 * 100.0) continue;
      y = other.get<double>("y") + kRowHeight;
      moved = true;
    }
  }
  return {x, y};
}

}  // namespace

Result<Creation> extractOperation(const Design& design, const std::string& component,
                                  const std::string& operation, std::string_view wantedId) {
  if (auto refused = refusal(design, component, operation)) return *refused;
  const std::string id = freeId(design, {"components"}, wantedId.empty() ? operation : wantedId);
  const Path source{"components", component, "operations", operation};
  const std::string old = component + "/" + operation;
  const std::set<std::string> callers = callersOf(design, old);
  const std::set<std::string> callees = targetsWithin(design, source);
  Draft draft(design, fmt::format("Extract {} from {}", operation, component));
  draft.set(Path{"components", id}, skeletonOf(*design.component(component)));
  moveOperation(draft, source, id);
  redirect(draft, old, id + "/" + operation);
  for (const std::string& caller : callers)
    copyConnection(draft, connectionKey(caller, component), caller, id);
  for (const std::string& callee : callees)
    copyConnection(draft, connectionKey(component, callee), id, callee);
  for (const std::string& caller : callers) dropIfUnused(draft, caller, component);
  for (const std::string& callee : callees) dropIfUnused(draft, component, callee);
  place(draft, id, freePlace(design, component));
  return Creation{std::move(draft).take(), id};
}

}  // namespace windtunnel::model
