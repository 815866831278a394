// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "random_edits.h"

#include "model/edit/boundary_edits.h"
#include "model/edit/clipboard_edits.h"
#include "model/edit/component_edits.h"
#include "model/edit/connection_edits.h"
#include "model/edit/layout_edits.h"
#include "model/edit/property_edits.h"
#include "model/edit/refactoring_edits.h"
#include "model/edit/removal_edits.h"
#include "model/edit/rename_edits.h"
#include "model/edit/trial_edits.h"

namespace windtunnel::model {
namespace {

Edit orNothing(const Result<Edit>& result) {
  return result ? result.value() : Edit{};
}
Edit orNothing(const Result<Creation>& result) {
  return result ? result.value().edit : Edit{};
}

}  // namespace

std::uint32_t RandomEdits::next(std::uint32_t below) {
  const std::uint32_t number = atEnd() ? 0 : m_numbers[m_position];
  ++m_position;
  return below == 0 ? 0 : number % below;
}

std::string RandomEdits::component(const Design& design) {
  const auto all = design.components();
  return all.empty() ? "nobody" : all[next(static_cast<std::uint32_t>(all.size()))].id();
}

std::string RandomEdits::boundary(const Design& design) {
  const auto all = design.boundaries();
  return all.empty() ? "nothing" : all[next(static_cast<std::uint32_t>(all.size()))].id();
}

Edit RandomEdits::edit(const Design& design) {
  if (design.components().empty()) return orNothing(addComponent(design, kinds()[next(11)].name, {}));
  switch (next(4)) {
    case 0:
      return textual(design);
    case 1:
      return boundaryEdit(design);
    case 2:
      return trial(design);
    default:
      return structural(design);
  }
}

Edit RandomEdits::structural(const Design& design) {
  const std::string a = component(design);
  const std::string b = component(design);
  const Position place{next(50) * 20.0, next(50) * 20.0};
  const std::uint32_t which = next(9);
  if (which == 0) return orNothing(addComponent(design, kinds()[next(11)].name, place));
  if (which == 1) return removeComponents(design, {a});
  if (which == 2) return orNothing(connect(design, a, b));
  if (which == 3) return duplicate(design, {a, b}, place).edit;
  const auto arrows = design.connections();
  if (which == 8) {
    const auto owner = design.component(a);
    const auto operations = owner->kind() == "client" ? std::vector<std::pair<std::string, Element>>{}
                                                      : owner->objects("operations");
    return operations.empty() ? Edit{} : orNothing(extractOperation(design, a, operations.front().first));
  }
  if (arrows.empty()) return {};
  const Connection& arrow = arrows[next(static_cast<std::uint32_t>(arrows.size()))];
  if (which == 4) return removeConnection(design, arrow.from(), arrow.to());
  if (which == 5) return orNothing(reconnect(design, arrow.from(), arrow.to(), arrow.from(), b));
  if (which == 6) return orNothing(reconnect(design, arrow.from(), arrow.to(), a, arrow.to()));
  const char* inserted[] = {"service", "gateway", "cache"};
  return orNothing(insertOnConnection(design, arrow.from(), arrow.to(), inserted[next(3)], place));
}

Edit RandomEdits::textual(const Design& design) {
  const std::string id = component(design);
  const char* keys[] = {"replicas", "cpu/limit", "memory/request", "title", "concurrency"};
  const char* texts[] = {"3", "2", "64Mi", "A title: with \"signs\"", "17"};
  const std::uint32_t key = next(5);
  const Path path = Path{"components", id} / Path::parse(keys[key]);
  switch (next(4)) {
    case 0:
      return resetProperty(design, {path});
    case 1:
      return orNothing(renameComponent(design, id, "renamed-" + std::to_string(next(6))));
    case 2:
      return moveComponents(design, {{id, {next(90) * 20.0, next(90) * 20.0}}, {component(design), {0, 0}}});
    default:
      return orNothing(setText(design, {path}, texts[key]));
  }
}

Edit RandomEdits::boundaryEdit(const Design& design) {
  const char* sorts[] = {"namespace", "context", "team"};
  const std::string id = component(design);
  switch (next(6)) {
    case 0:
      return orNothing(createBoundary(design, sorts[next(3)], "Group " + std::to_string(next(4)), {id}));
    case 1:
      return orNothing(assignToBoundary(design, {id, component(design)}, boundary(design)));
    case 2:
      return takeOutOfBoundary(design, {id}, boundary(design));
    case 3:
      return orNothing(nestBoundary(design, boundary(design), next(2) ? boundary(design) : ""));
    case 4:
      return removeBoundary(design, boundary(design));
    default:
      return orNothing(renameBoundary(design, boundary(design), "around-" + std::to_string(next(6))));
  }
}

Edit RandomEdits::trial(const Design& design) {
  const auto workloads = design.workloads();
  const auto scenarios = design.scenarios();
  const std::string workload =
      workloads.empty() ? "none" : workloads[next(static_cast<std::uint32_t>(workloads.size()))].id();
  const std::string scenario =
      scenarios.empty() ? "" : scenarios[next(static_cast<std::uint32_t>(scenarios.size()))].id();
  const Value fault(ValueMap{{"at", Value(Duration::fromSeconds(next(100)))},
                             {"kind", Value("pod-kill")},
                             {"target", Value(component(design))}});
  switch (next(6)) {
    case 0:
      return orNothing(addWorkload(design, component(design)));
    case 1:
      return orNothing(addObjective(design, workload));
    case 2:
      return orNothing(addScenario(design, scenario));
    case 3:
      return orNothing(addFault(design, scenario, fault));
    case 4:
      return removeElements(design, {Path{"workloads", workload}});
    default:
      return removeElements(design, {Path{"scenarios", scenario}});
  }
}

}  // namespace windtunnel::model
