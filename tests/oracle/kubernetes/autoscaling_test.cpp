// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>

#include "tests/oracle/kubernetes/recording.h"
#include "tests/simulator/design_text.h"

using namespace windtunnel::oracle;
using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

constexpr double kSync = 15;
constexpr double kDrift = 2;  // the real controller looks a few milliseconds later each time

// Requests of 10 ms of CPU time: a hundred a second, evenly spaced, are a core. The load is this many of
// them.
RunOptions loadOf(const Recording& recording) {
  RunOptions options;
  for (const nlohmann::json& level : recording.given["load"]) {
    Command load;
    load.kind = Command::Kind::SetLoad;
    load.target = "load";
    load.at = static_cast<Time>(level[0].get<double>() * 1e9);
    load.factor = level[1];
    options.commands.push_back(load);
  }
  return options;
}

std::string number(const nlohmann::json& value) {
  return value.dump();
}

std::string policies(const nlohmann::json& rules) {
  std::string text;
  for (const nlohmann::json& policy : rules) {
    const bool isShare = policy["type"] == "Percent";
    text += (text.empty() ? "" : ", ") + number(policy["value"]) + (isShare ? "%" : " pods") + " per " +
            number(policy["periodSeconds"]) + "s";
  }
  return "{policies: [" + text + "]}";
}

std::string behaviourOf(const nlohmann::json& behaviour) {
  std::string text;
  for (const char* direction : {"scaleUp", "scaleDown"}) {
    if (!behaviour.contains(direction)) continue;
    const nlohmann::json& rules = behaviour[direction];
    if (rules.contains("stabilizationWindowSeconds"))
      text += std::string(", ") + direction + "Window: " + number(rules["stabilizationWindowSeconds"]) + "s";
    if (rules.contains("policies"))
      text += std::string(", ") + direction + ": " + policies(rules["policies"]);
  }
  return text;
}

std::string designOf(const Recording& recording) {
  const nlohmann::json& given = recording.given;
  return still(number(given["length"]) + "s", "0s") +
         "components:\n  user: {kind: client}\n  api: {kind: service, replicas: " + number(given["min"]) +
         ", cpu: {request: " + number(given["request"]) +
         ", limit: 32}, concurrency: 10000, queue: 100000, startup: " + number(given["startup"]) +
         "s, drain: " + number(given["drain"]) + "s, autoscale: {min: " + number(given["min"]) +
         ", max: " + number(given["max"]) + ", cpu: " + number(given["target"].get<double>() * 100) + "%" +
         behaviourOf(given["behaviour"]) +
         "}, operations: {go: {steps: [{work: 10ms}]}}}\n"
         "connections: {user -> api: {}}\n"
         "workloads: {load: {from: user, arrivals: constant(100/s), mix: {api/go: 100%}}}\n";
}

// The fewest and the most replicas within a sync before and after.
std::pair<int, int> recordedAround(const Recording& recording, double at) {
  const double before = at - kSync - kDrift;
  const double after = at + kSync + kDrift;
  int fewest = rowAt(recording, before)["replicas"];
  int most = fewest;
  for (const nlohmann::json& row : recording.rows) {
    if (row["at"].get<double>() < before || row["at"].get<double>() > after) continue;
    fewest = std::min(fewest, row["replicas"].get<int>());
    most = std::max(most, row["replicas"].get<int>());
  }
  return {fewest, most};
}

}  // namespace

class AutoscalingTest : public QObject {
  Q_OBJECT

 private slots:
  void replicasFollowTheLoadAsRecorded_data() {
    QTest::addColumn<QString>("recording");
    for (const char* curve : {"step", "ramp", "noise"})
      for (const char* behaviour : {"default", "windows", "policies"}) {
        const QString name = QString("autoscaling-%1-%2").arg(curve, behaviour);
        QTest::newRow(qPrintable(name)) << name;
      }
  }

  /// At every sync the replicas differ by one at most from those recorded within a sync before or after.
  void replicasFollowTheLoadAsRecorded() {
    QFETCH(QString, recording);
    const Recording real = recordingOf(recording.toStdString());
    Run run = runOf(designOf(real), loadOf(real));
    for (const PodCount& count : watchPods(run, "api", real.given["length"].get<double>() - kSync, 1)) {
      const auto [fewest, most] = recordedAround(real, count.at);
      QVERIFY2(
          count.pods >= fewest - 1 && count.pods <= most + 1,
          qPrintable(
              QString("%1 s: %2, recorded %3 to %4").arg(count.at).arg(count.pods).arg(fewest).arg(most)));
    }
  }
};

QTEST_APPLESS_MAIN(AutoscalingTest)
#include "autoscaling_test.moc"
