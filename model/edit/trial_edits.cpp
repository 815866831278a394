// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/trial_edits.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/edit/draft.h"
#include "model/edit/property_edits.h"

namespace windtunnel::model {
namespace {

Creation created(const Design& design, const char* section, std::string_view wanted, ValueMap content) {
  const std::string id = freeId(design, Path{section}, wanted);
  Edit edit{fmt::format("Add {}", id), {}};
  edit.set(Path{section, id}, Value(std::move(content)));
  return {std::move(edit), id};
}

}  // namespace

Result<Creation> addWorkload(const Design& design, const std::string& client, std::string_view wantedId) {
  const auto component = design.component(client);
  if (!component || component->kind() != "client")
    return editRefused("requests come from a client", Path{"components", client}, "add a client first");
  return created(design, "workloads", wantedId.empty() ? client : wantedId, {{"from", Value(client)}});
}

Result<Creation> addObjective(const Design& design, const std::string& workload, std::string_view wantedId) {
  if (!design.workload(workload))
    return editRefused("there is no such workload", Path{"workloads", workload}, "add a workload first");
  return created(design, "objectives", wantedId.empty() ? "availability" : wantedId,
                 {{"of", Value(workload)}, {"success", Value(Share{0.999})}});
}

Result<Creation> addScenario(const Design& design, const std::string& extends, std::string_view wantedId) {
  if (!extends.empty() && !design.scenario(extends))
    return editRefused("there is no such scenario", Path{"scenarios", extends}, "extend an existing one");
  ValueMap content;
  if (!extends.empty()) content.set("extends", Value(extends));
  return created(design, "scenarios", wantedId.empty() ? "scenario" : wantedId, std::move(content));
}

Result<Edit> addFault(const Design& design, const std::string& scenario, const Value& fault) {
  const auto found = design.scenario(scenario);
  if (!found)
    return editRefused("there is no such scenario", Path{"scenarios", scenario}, "add a scenario first");
  const Path faults = found->path() / "faults";
  const Value* present = design.find(faults);
  const std::size_t count = present ? present->list().size() : 0;
  return insertElement(design, faults, count, fault, fmt::format("Add fault to {}", scenario));
}

Result<Edit> setMixShare(const Design& design, const std::string& workload, const std::string& entry,
                         double fraction) {
  const Path mix = Path{"workloads", workload, "mix"};
  const Value* present = design.find(mix);
  if (!present || !present->map().contains(entry))
    return editRefused("the mix has no such entry", mix / entry, "add the entry to the mix first");
  const Value entries = *present;
  fraction = std::clamp(fraction, 0.0, 1.0);
  double others = 0;
  for (const auto& [name, share] : entries.map())
    if (name != entry && share.as<Share>()) others += share.as<Share>()->fraction;
  if (others <= 0 && fraction < 1)
    return editRefused("the only entry of a mix has 100 %", mix / entry, "add another entry first");
  Draft draft(design, fmt::format("Set share of {}", entry));
  draft.set(mix / entry, Value(Share{fraction}));
  for (const auto& [name, share] : entries.map())
    if (name != entry && share.as<Share>() && others > 0)
      draft.set(mix / name,
                Value(Share{std::min(1.0, share.as<Share>()->fraction * (1 - fraction) / others)}));
  return std::move(draft).take();
}

}  // namespace windtunnel::model
