// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/rename_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "model/core/identifier.h"
#include "model/design/operations/operations.h"
#include "model/edit/draft.h"

namespace windtunnel::model {
namespace {

// A route's name is a value, everything else is named by the key of a map.
std::optional<Path> routeName(const Design& design, const Renaming& renaming) {
  const Path routes{"components", renaming.owner, "routes"};
  const Value* list = design.find(routes);
  if (!list) return std::nullopt;
  for (std::size_t i = 0; i < list->list().size(); ++i) {
    const Value* name = list->list()[i].map().find("name");
    if (name && name->text() == renaming.from) return routes / std::to_string(i) / "name";
  }
  return std::nullopt;
}

Path sectionOf(const Renaming& renaming) {
  switch (renaming.what) {
    case ReferenceTo::Component:
      return {"components"};
    case ReferenceTo::Boundary:
      return {"boundaries"};
    case ReferenceTo::Workload:
      return {"workloads"};
    case ReferenceTo::Scenario:
      return {"scenarios"};
    case ReferenceTo::Topic:
      return {"components", renaming.owner, "topics"};
    default:
      return {"components", renaming.owner, "operations"};
  }
}

std::optional<Diagnostic> refusal(const Design& design, const std::string& name, const Path& place) {
  const Result<std::string> id = parseIdentifier(name);
  if (!id) return id.error();
  if (!design.find(place))
    return editRefused("there is nothing to rename here", place, "rename something that exists");
  const bool key = design.find(place.parent())->isMap() && place.back() != "name";
  if (key && design.find(place.parent() / name))
    return editRefused(fmt::format("the name {} is taken", name), place, "choose another name");
  return std::nullopt;
}

std::vector<Reference> affected(const Design& design, const Renaming& renaming) {
  std::vector<Reference> hits;
  forEachReference(design, [&](const Reference& reference) {
    if (renamed(reference.what, reference.text, renaming) != reference.text) hits.push_back(reference);
  });
  return hits;
}

// A worker names its own operation without its own id.
void renameConsumption(Draft& draft, const Renaming& renaming) {
  const Path consumes{"components", renaming.owner, "consumes"};
  const Value* node = draft.design().find(consumes);
  if (renaming.what != ReferenceTo::Operation || !node) return;
  const Value topics = *node;
  for (const auto& [topic, consumption] : topics.map()) {
    const Value* operation = consumption.map().find("operation");
    if (operation && operation->text() == renaming.from)
      draft.set(consumes / topic / "operation", Value(renaming.to));
  }
}

void renameReferences(Draft& draft, const Renaming& renaming) {
  const std::vector<Reference> hits = affected(draft.design(), renaming);
  for (const Reference& hit : hits)
    if (!hit.isKey) draft.set(hit.path, Value(renamed(hit.what, hit.text, renaming)));
  renameConsumption(draft, renaming);
  for (const Reference& hit : hits)
    if (hit.isKey) draft.renameKey(hit.path, renamed(hit.what, hit.text, renaming));
}

// Entries nobody named bear the name of what they lead to.
std::vector<Renaming> impliedEntries(const Design& before, const Design& after) {
  std::vector<Renaming> changes;
  for (const Component& gateway : before.components()) {
    const auto now = gateway.kind() == "gateway" ? after.component(gateway.id()) : std::nullopt;
    if (!now) continue;
    const auto old = gateway.list("routes");
    const auto routes = now->list("routes");
    for (std::size_t i = 0; i < std::min(old.size(), routes.size()); ++i)
      if (!old[i].isSet("name") && routeName(old[i]) != routeName(routes[i]))
        changes.push_back({ReferenceTo::Entry, routeName(old[i]), routeName(routes[i]), gateway.id()});
  }
  return changes;
}

std::vector<Renaming> bareEntries(const Design& design, const Renaming& renaming) {
  std::vector<Renaming> changes;
  if (renaming.what != ReferenceTo::Component) return changes;
  for (const Component& gateway : design.components())
    if (isBareGateway(design, gateway.id()))
      changes.push_back({ReferenceTo::Entry, renaming.from, renaming.to, gateway.id()});
  return changes;
}

bool isPlaced(ReferenceTo what) {
  return what == ReferenceTo::Component || what == ReferenceTo::Boundary;
}

}  // namespace

Result<Edit> rename(const Design& design, const Renaming& renaming) {
  const bool route = renaming.what == ReferenceTo::Entry;
  const Path missing{"components", renaming.owner, "routes", "-", "name"};
  const Path place =
      route ? routeName(design, renaming).value_or(missing) : sectionOf(renaming) / renaming.from;
  if (auto refused = refusal(design, renaming.to, place)) return *refused;
  Draft draft(design, fmt::format("Rename {} to {}", renaming.from, renaming.to));
  for (const Renaming& entry : bareEntries(design, renaming)) renameReferences(draft, entry);
  const Design before = draft.design();
  renameReferences(draft, renaming);
  for (const Renaming& entry : impliedEntries(before, draft.design())) renameReferences(draft, entry);
  if (route)
    draft.set(place, Value(renaming.to));
  else
    draft.renameKey(place, renaming.to);
  if (isPlaced(renaming.what)) draft.renameKey(Path{"layout", renaming.from}, renaming.to);
  return std::move(draft).take();
}

Result<Edit> renameComponent(const Design& design, std::string_view from, std::string_view to) {
  return rename(design, {ReferenceTo::Component, std::string(from), std::string(to), {}});
}

Result<Edit> renameBoundary(const Design& design, std::string_view from, std::string_view to) {
  return rename(design, {ReferenceTo::Boundary, std::string(from), std::string(to), {}});
}

Result<Edit> renameObjective(const Design& design, std::string_view from, std::string_view to) {
  const Path place = Path{"objectives"} / from;
  if (auto refused = refusal(design, std::string(to), place)) return *refused;
  Draft draft(design, fmt::format("Rename {} to {}", from, to));
  draft.renameKey(place, std::string(to));
  return std::move(draft).take();
}

}  // namespace windtunnel::model
