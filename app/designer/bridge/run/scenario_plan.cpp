// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/scenario_plan.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <algorithm>
#include <vector>

#include "app/designer/bridge/text.h"
#include "simulator/compile/faults.h"

namespace windtunnel::app {
namespace {

using model::Duration;
using model::Named;

/// The scenario and those it extends, nearest first. A chain that bites its tail ends there.
std::vector<Named> lineage(const model::Design& design, std::string name) {
  std::vector<Named> chain;
  const auto isKnown = [&](const Named& one) { return one.id() == name; };
  while (std::none_of(chain.begin(), chain.end(), isKnown)) {
    const auto scenario = design.scenario(name);
    if (!scenario) break;
    chain.push_back(*scenario);
    name = scenario->text("extends");
  }
  return chain;
}

/// The value of the nearest scenario that sets it, else the default.
model::Value inherited(const std::vector<Named>& chain, const char* key) {
  for (const Named& scenario : chain) {
    if (scenario.isSet(key)) return scenario.value(key);
  }
  return model::Element(model::scenarioType(), {}, {}).value(key);
}

double seconds(const model::Value& value) {
  const Duration* duration = value.as<Duration>();
  return duration != nullptr ? duration->seconds() : 0;
}

QString faultText(const model::Element& fault) {
  QString where;
  for (const char* key : {"target", "connection", "zone", "workload"}) {
    if (!fault.text(key).empty()) where = shown(fault.text(key));
  }
  if (!fault.text("toZone").empty()) where += QStringLiteral(" – ") + shown(fault.text("toZone"));
  const QString kind = shown(fault.text("kind")).replace(u'-', u' ');
  return where.isEmpty() ? kind : QCoreApplication::translate("Scenario", "%1: %2").arg(where, kind);
}

/// A mark on the timeline. `index` is its place in the scenario that is run; negative in one that it extends.
QVariantMap markerOf(const model::Element& fault, const Named& source, int index) {
  const double at = seconds(fault.value("at"));
  const double length = fault.isSet("for") ? seconds(fault.value("for")) : 0;
  QString text = faultText(fault);
  if (index < 0) text = QCoreApplication::translate("Scenario", "%1 (from %2)").arg(text, shown(source.id()));
  return {
      {QStringLiteral("at"), at},
      {QStringLiteral("until"), at + length},
      {QStringLiteral("text"), text},
      {QStringLiteral("says"), fault.isSet("at") ? shown(describe(simulator::commandOf(fault))) : QString()},
      {QStringLiteral("planned"), true},
      {QStringLiteral("index"), index}};
}

}  // namespace

ScenarioPlan scenarioPlan(const model::Design& design, const std::string& scenario) {
  const std::vector<Named> chain = lineage(design, scenario);
  ScenarioPlan plan;
  plan.warmup = seconds(inherited(chain, "warmup"));
  plan.duration = seconds(inherited(chain, "duration"));
  const model::Value seed = inherited(chain, "seed");
  if (const std::int64_t* number = seed.as<std::int64_t>()) plan.seed = static_cast<quint64>(*number);
  // A run strikes with the faults of all of them, those of the most general one first.
  for (auto source = chain.rbegin(); source != chain.rend(); ++source) {
    int index = 0;
    for (const model::Element& fault : source->list("faults"))
      plan.faults.append(markerOf(fault, *source, source->id() == scenario ? index++ : -1));
  }
  return plan;
}

}  // namespace windtunnel::app
