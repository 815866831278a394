// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/scenario_plan.h"

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/design/single_value.h"
#include "model/schema/schema.h"
#include "simulator/compile/refusal.h"

namespace windtunnel::simulator {
namespace {

using model::Named;

// The scenario and those it extends, the most general first.
model::Result<std::vector<Named>> lineage(const model::Design& design, const std::string& name) {
  std::vector<Named> chain;
  for (std::string next = name; !next.empty();) {
    const auto scenario = design.scenario(next);
    const model::Path place = chain.empty() ? model::Path{"scenarios"} : chain.back().path() / "extends";
    if (!scenario)
      return refusal(model::code::kUnknownTarget, "There is no scenario called \"" + next + "\"", place,
                     "Name one of the scenarios of the design");
    const bool isKnown =
        std::any_of(chain.begin(), chain.end(), [&](const Named& one) { return one.id() == next; });
    if (isKnown)
      return refusal(model::code::kNotSimulable, "The scenario \"" + name + "\" extends itself", place,
                     "Let it extend a scenario that does not lead back to it");
    chain.push_back(*scenario);
    next = scenario->text("extends");
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

model::Result<model::Design> changed(const model::Design& design, const Named& scenario) {
  model::Design result = design;
  for (const auto& [key, value] : scenario.scalars("changes")) {
    const model::Path path = model::placeOfSingleValue(result, model::Path::parse(key));
    const model::Path place = scenario.path() / "changes" / key;
    const auto at = model::existingPropertyAt(result, path);
    if (!at || !at->property)
      return refusal(model::code::kUnknownTarget, "The change \"" + key + "\" leads to no property", place,
                     "Write the path of a property, such as components/orders/replicas");
    model::Result<model::Value> parsed = model::parseScalar(*at->property, value.text());
    if (!parsed) {
      model::Diagnostic diagnostic = parsed.error();
      diagnostic.path = place.text();
      return diagnostic;
    }
    result = result.with(path, *parsed);
  }
  return result;
}

template <class T>
void inherit(const std::vector<Named>& chain, const char* key, T&& take) {
  for (const Named& scenario : chain)
    if (scenario.isSet(key) || &scenario == &chain.front()) take(scenario);
}

void takeFigures(const std::vector<Named>& chain, ScenarioPlan& plan) {
  inherit(chain, "duration",
          [&](const Named& s) { plan.duration = s.get<model::Duration>("duration").nanoseconds; });
  inherit(chain, "warmup",
          [&](const Named& s) { plan.warmup = s.get<model::Duration>("warmup").nanoseconds; });
  inherit(chain, "replications",
          [&](const Named& s) { plan.replications = static_cast<int>(s.get<std::int64_t>("replications")); });
  inherit(chain, "seed",
          [&](const Named& s) { plan.seed = static_cast<std::uint64_t>(s.get<std::int64_t>("seed")); });
}

}  // namespace

model::Result<ScenarioPlan> planScenario(const model::Design& design, const std::string& name) {
  ScenarioPlan plan;
  plan.design = design;
  const std::vector<Named> all = design.scenarios();
  plan.name = name.empty() && !all.empty() ? all.front().id() : name;
  if (plan.name.empty()) {
    takeFigures({Named("", model::scenarioType(), model::Value(model::ValueMap{}), model::Path{"scenarios"})},
                plan);
    return plan;
  }
  model::Result<std::vector<Named>> chain = lineage(design, plan.name);
  if (!chain) return chain.error();
  takeFigures(*chain, plan);
  for (const Named& scenario : *chain) {
    for (const auto& [workload, factor] : scenario.scalars("load"))
      if (const auto* multiplier = factor.as<model::Multiplier>()) plan.load[workload] = multiplier->factor;
    for (const model::Element& fault : scenario.list("faults")) plan.faults.push_back(fault);
    model::Result<model::Design> next = changed(plan.design, scenario);
    if (!next) return next.error();
    plan.design = *next;
  }
  return plan;
}

}  // namespace windtunnel::simulator
