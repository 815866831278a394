// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/scenario_plan.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <vector>

#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

using model::Duration;
using model::Named;

/// The scenario and those it extends, nearest first. A chain that bites its tail ends there.
std::vector<Named> lineage(const model::Design& design, std::string name) {
  std::vector<Named> chain;
  while (chain.size() < 16) {
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
  const QString kind = shown(fault.text("kind")).replace(u'-', u' ');
  return where.isEmpty() ? kind : QCoreApplication::translate("Scenario", "%1: %2").arg(where, kind);
}

}  // namespace

ScenarioPlan scenarioPlan(const model::Design& design, const std::string& scenario) {
  const std::vector<Named> chain = lineage(design, scenario);
  ScenarioPlan plan;
  plan.warmup = seconds(inherited(chain, "warmup"));
  plan.duration = seconds(inherited(chain, "duration"));
  const model::Value seed = inherited(chain, "seed");
  if (const std::int64_t* number = seed.as<std::int64_t>()) plan.seed = static_cast<quint64>(*number);
  for (const Named& source : chain) {
    if (!source.isSet("faults")) continue;
    int index = 0;
    for (const model::Element& fault : source.list("faults")) {
      const double at = seconds(fault.value("at"));
      const double length = fault.isSet("for") ? seconds(fault.value("for")) : 0;
      QVariantMap marker{{QStringLiteral("at"), at},
                         {QStringLiteral("until"), at + length},
                         {QStringLiteral("text"), faultText(fault)},
                         {QStringLiteral("planned"), true},
                         {QStringLiteral("index"), source.id() == scenario ? index : -1}};
      plan.faults.append(marker);
      ++index;
    }
    break;
  }
  return plan;
}

}  // namespace windtunnel::app
