// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/inspector/candidates.h"

#include "model/design/step.h"

namespace windtunnel::app {
namespace {

using model::Design;
using model::ReferenceTo;

template <class Elements>
std::vector<std::string> ids(const Elements& elements) {
  std::vector<std::string> names;
  for (const auto& element : elements) names.push_back(element.id());
  return names;
}

std::vector<std::string> operations(const Design& design) {
  std::vector<std::string> names;
  for (const model::Component& component : design.components()) {
    if (component.kind() == "client") continue;
    names.push_back(component.id());
    for (const auto& [name, operation] : component.objects("operations"))
      names.push_back(component.id() + '/' + name);
  }
  return names;
}

std::vector<std::string> topics(const Design& design) {
  std::vector<std::string> names;
  for (const model::Component& component : design.components()) {
    if (component.kind() != "broker") continue;
    for (const auto& [name, topic] : component.objects("topics"))
      names.push_back(component.id() + '/' + name);
  }
  return names;
}

/// Workloads, and what takes messages.
std::vector<std::string> subjects(const Design& design) {
  std::vector<std::string> names = ids(design.workloads());
  for (const model::Component& component : design.components()) {
    if (component.kind() == "worker") names.push_back(component.id());
    if (component.kind() != "event-store") continue;
    for (const auto& [name, projection] : component.objects("projections"))
      names.push_back(model::splitTarget(projection.text("to")).first);
  }
  return names;
}

std::vector<std::string> keysOf(const Design& design, const model::Path& path) {
  std::vector<std::string> names;
  const model::Value* held = design.find(path);
  if (held == nullptr) return names;
  for (const auto& [key, value] : held->map()) names.push_back(key);
  return names;
}

}  // namespace

std::vector<std::string> candidates(const Design& design, ReferenceTo what) {
  switch (what) {
    case ReferenceTo::Component:
      return ids(design.components());
    case ReferenceTo::Operation:
    case ReferenceTo::Entry:
      return operations(design);
    case ReferenceTo::Topic:
      return topics(design);
    case ReferenceTo::Connection:
      return keysOf(design, {"connections"});
    case ReferenceTo::Boundary:
      return ids(design.boundaries());
    case ReferenceTo::Workload:
      return ids(design.workloads());
    case ReferenceTo::Scenario:
      return ids(design.scenarios());
    case ReferenceTo::Subject:
      return subjects(design);
    case ReferenceTo::Zone:
      return design.zones();
    case ReferenceTo::NodePool:
      return keysOf(design, {"platform", "nodePools"});
    default:
      return {};
  }
}

}  // namespace windtunnel::app
