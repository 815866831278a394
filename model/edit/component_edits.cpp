// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/component_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "model/design/step.h"
#include "model/edit/draft.h"
#include "model/edit/layout_edits.h"
#include "model/edit/references.h"

namespace windtunnel::model {
namespace {

Value newComponent(std::string_view kind) {
  return Value(ValueMap{{"kind", Value(std::string(kind))}});
}

// References inside the caller that use the arrow to the callee: calls, routes, what is read through a cache.
std::vector<Reference> usesOf(const Design& design, const std::string& from, const std::string& to) {
  std::vector<Reference> uses;
  const Path inside{"components", from};
  forEachReference(design, [&](const Reference& reference) {
    const bool call = reference.what == ReferenceTo::Operation && !reference.isKey;
    if (call && reference.path.startsWith(inside) && splitTarget(reference.text).first == to)
      uses.push_back(reference);
  });
  return uses;
}

Value operationThatCalls(const std::string& target) {
  return Value(ValueMap{{"steps", Value(ValueList{Value(ValueMap{{"call", Value(target)}})})}});
}

void passOnCalls(Draft& draft, const std::vector<Reference>& uses, const std::string& id, bool gateway) {
  const Path component{"components", id};
  std::set<std::string> made;
  ValueList routes;
  for (const Reference& use : uses) {
    const std::string named = splitTarget(use.text).second;
    const std::string operation = named.empty() ? "call" : named;
    draft.set(use.path, Value(id + "/" + operation));
    if (!made.insert(operation).second) continue;
    if (gateway)
      routes.push_back(Value(ValueMap{{"name", Value(operation)}, {"to", Value(use.text)}}));
    else
      draft.set(component / "operations" / operation, operationThatCalls(use.text));
  }
  if (!routes.empty()) draft.set(component / "routes", Value(std::move(routes)));
}

void readThrough(Draft& draft, const std::vector<Reference>& uses, const std::string& id) {
  for (const Reference& use : uses) {
    if (use.path.back() != "call") continue;
    const Path step = use.path.parent();
    const Value call = *draft.design().find(step);
    draft.set(
        step,
        Value(ValueMap{{"cached", Value(ValueMap{{"in", Value(id)}, {"miss", Value(ValueList{call})}})}}));
  }
}

// Faults and changes of the arrow go on striking the callee's side of it.
void moveReferences(Draft& draft, const std::string& from, const std::string& to) {
  std::vector<Reference> hits;
  forEachReference(draft.design(), [&](const Reference& reference) {
    const bool fault =
        reference.what == ReferenceTo::Connection && !reference.isKey && reference.text == from;
    const bool change = reference.what == ReferenceTo::Path &&
                        Path::parse(reference.text).startsWith(Path{"connections", from});
    if (fault || change) hits.push_back(reference);
  });
  for (const Reference& hit : hits) {
    if (!hit.isKey) {
      draft.set(hit.path, Value(to));
      continue;
    }
    std::vector<std::string> segments = Path::parse(hit.text).segments();
    segments[1] = to;
    draft.renameKey(hit.path, Path(std::move(segments)).text());
  }
}

void splitConnection(Draft& draft, const std::string& from, const std::string& to, const std::string& id) {
  const Path old{"connections", connectionKey(from, to)};
  const Value properties = *draft.design().find(old);
  const std::size_t position = draft.design().find(old.parent())->map().positionOf(old.back());
  draft.renameKey(old, connectionKey(from, id));
  draft.set(Path{"connections", connectionKey(id, to)}, properties, position + 1);
  moveReferences(draft, old.back(), connectionKey(id, to));
}

// Clients call through the mix of their workloads.
void redirectMixes(Draft& draft, const std::string& from, const std::string& to, const std::string& id) {
  const Design before = draft.design();
  for (const Named& workload : before.workloads()) {
    if (workload.text("from") != from) continue;
    for (const auto& [entry, share] : workload.scalars("mix")) {
      const auto [component, operation] = splitTarget(entry);
      if (component != to) continue;
      draft.renameKey(workload.path() / "mix" / entry, id + "/" + (operation.empty() ? "call" : operation));
    }
  }
}

void passOnEntries(Draft& draft, const Design& before, const std::string& from, const std::string& to,
                   const std::string& id, bool gateway) {
  std::vector<Reference> entries;
  for (const Named& workload : before.workloads())
    if (workload.text("from") == from)
      for (const auto& [entry, share] : workload.scalars("mix"))
        if (splitTarget(entry).first == to)
          entries.push_back({Path{"layout"}, true, ReferenceTo::Entry, entry});
  if (entries.empty()) return;
  ValueList routes;
  for (const Reference& entry : entries) {
    const std::string named = splitTarget(entry.text).second;
    const std::string operation = named.empty() ? "call" : named;
    if (gateway)
      routes.push_back(Value(ValueMap{{"name", Value(operation)}, {"to", Value(entry.text)}}));
    else
      draft.set(Path{"components", id, "operations", operation}, operationThatCalls(entry.text));
  }
  if (gateway) draft.set(Path{"components", id, "routes"}, Value(std::move(routes)));
  redirectMixes(draft, from, to, id);
}

// Messages and cached reads go from end to end; only calls can be passed on.
bool carriesMoreThanCalls(const Design& design, const std::string& from, const std::string& to) {
  bool more = false;
  forEachReference(design, [&](const Reference& reference) {
    const bool projection = reference.path.size() > 2 && reference.path[2] == "projections";
    const bool member =
        reference.what == ReferenceTo::Component || reference.what == ReferenceTo::Topic || projection;
    const std::string& inside = reference.isKey ? to : from;
    const std::string& named = reference.isKey ? from : to;
    more = more || (member && reference.path.startsWith(Path{"components", inside}) &&
                    splitTarget(reference.text).first == named);
  });
  return more;
}

bool canStandIn(const Design& design, const std::string& from, const std::string& to, std::string_view kind) {
  const auto caller = design.component(from);
  if (!caller || !design.component(to)) return false;
  const bool computes = caller->kind() == "service" || caller->kind() == "worker" || caller->kind() == "job";
  if (kind == "cache") return computes;
  return (kind == "service" || kind == "gateway") && !carriesMoreThanCalls(design, from, to);
}

void adoptBoundaries(Draft& draft, const std::string& from, const std::string& id) {
  if (const Value* in = draft.design().find(Path{"components", from, "in"}))
    draft.set(Path{"components", id, "in"}, Value(*in));
}

}  // namespace

Result<Creation> addComponent(const Design& design, std::string_view kind, Position position,
                              std::string_view wantedId) {
  const Kind* info = findKind(kind);
  if (!info)
    return editRefused(fmt::format("there is no kind {}", kind), {"components"},
                       "take one of the palette's kinds");
  const std::string id = freeId(design, {"components"}, wantedId.empty() ? kind : wantedId);
  Draft draft(design, fmt::format("Add {}", id));
  draft.set(Path{"components", id}, newComponent(kind));
  place(draft, id, position);
  return Creation{std::move(draft).take(), id};
}

Result<Creation> insertOnConnection(const Design& design, const std::string& from, const std::string& to,
                                    std::string_view kind, Position position) {
  const Path arrow{"connections", connectionKey(from, to)};
  if (!design.find(arrow))
    return editRefused("there is no such arrow", arrow, "drop the component on an arrow");
  if (!canStandIn(design, from, to, kind))
    return editRefused(fmt::format("a {} cannot stand in this arrow", kind), arrow,
                       "take a service, a gateway or a cache, or draw the arrows by hand");
  const std::string id = freeId(design, {"components"}, kind);
  Draft draft(design, fmt::format("Insert {} into {}", id, arrow.back()));
  draft.set(Path{"components", id}, newComponent(kind));
  adoptBoundaries(draft, to, id);
  const std::vector<Reference> uses = usesOf(design, from, to);
  if (kind == "cache") {
    draft.set(Path{"connections", connectionKey(from, id)}, Value(ValueMap{}));
    readThrough(draft, uses, id);
  } else {
    splitConnection(draft, from, to, id);
    passOnCalls(draft, uses, id, kind == "gateway");
    passOnEntries(draft, design, from, to, id, kind == "gateway");
  }
  place(draft, id, position);
  return Creation{std::move(draft).take(), id};
}

}  // namespace windtunnel::model
