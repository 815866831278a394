// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "simulator/compile/compilation.h"

namespace windtunnel::simulator {
namespace {

// The component a staleness is about; kNone if it takes no messages.
Index readerNamed(const Compilation& c, const std::string& id) {
  const Index component = c.network.componentNamed(id);
  const bool reads = std::any_of(c.network.consumers.begin(), c.network.consumers.end(),
                                 [&](const ConsumerSpec& spec) { return spec.component == component; });
  return component != kNone && reads ? component : kNone;
}

// 0: no percentile.
double quantileOf(const std::string& target) {
  if (target == "p50") return 0.50;
  if (target == "p90") return 0.90;
  if (target == "p95") return 0.95;
  return target == "success" ? 0 : 0.99;  // also of the staleness
}

void add(Compilation& c, ObjectiveSpec spec, const model::Path& path, const std::string& target,
         double limit) {
  spec.target = target;
  spec.quantile = quantileOf(target);
  spec.limit = limit;
  spec.path = (path / target).text();
  c.network.objectives.push_back(std::move(spec));
}

void addOfWorkload(Compilation& c, const ObjectiveSpec& spec, const model::Named& objective) {
  for (const char* percentile : {"p50", "p90", "p95", "p99"})
    if (const auto limit = objective.find<model::Duration>(percentile))
      add(c, spec, objective.path(), percentile, limit->seconds());
  if (const auto success = objective.find<model::Share>("success"))
    add(c, spec, objective.path(), "success", success->fraction);
  if (objective.isSet("staleness"))
    c.refuse(model::code::kUnknownTarget,
             "The objective \"" + spec.id + "\" is about a workload, whose requests have no staleness",
             objective.path() / "staleness", "Name the component that takes the messages as its `of`");
}

}  // namespace

void compileObjectives(Compilation& c) {
  for (const model::Named& objective : c.design.objectives()) {
    ObjectiveSpec spec;
    spec.id = objective.id();
    spec.share = objective.get<model::Share>("target").fraction;
    spec.window = objective.get<model::Duration>("window").seconds();
    spec.workload = c.network.workloadNamed(objective.text("of"));
    if (spec.workload != kNone) {
      addOfWorkload(c, spec, objective);
      continue;
    }
    spec.reader = readerNamed(c, objective.text("of"));
    const auto staleness = objective.find<model::Duration>("staleness");
    if (spec.reader == kNone || !staleness)
      return c.refuse(
          model::code::kUnknownTarget,
          spec.reader == kNone
              ? "The objective \"" + spec.id + "\" is about no workload and no reader of messages"
              : "The objective \"" + spec.id + "\" is about a reader of messages, but states no staleness",
          objective.path() / "of", "Name a workload, or state the staleness of what takes messages");
    add(c, spec, objective.path(), "staleness", staleness->seconds());
  }
}

}  // namespace windtunnel::simulator
