// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>
#include <map>

#include "tests/oracle/kubernetes/recording.h"
#include "tests/simulator/design_text.h"

using namespace windtunnel::oracle;
using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

std::string designOf(int cores, int replicas, const std::string& spread) {
  return "platform: {zones: [a, b, c], nodePools: {general: {vcpu: " + std::to_string(cores) +
         ", memory: 64Gi, nodes: {min: 6, max: 6}}}}\n"
         "components:\n  user: {kind: client}\n  api: {kind: service, startup: 1s, cpu: {request: 1, limit: "
         "1}, memory: {request: 128Mi, limit: 128Mi}, replicas: " +
         std::to_string(replicas) + ", spread: " + spread +
         ", operations: {go: {steps: [{work: 1ms}]}}}\n"
         "connections: {user -> api: {}}\n"
         "workloads: {load: {from: user, arrivals: constant(1/s), mix: {api/go: 100%}}}\n"
         "scenarios: {base: {duration: 10s, warmup: 0s}}\n";
}

struct Placement {
  std::vector<int> zones;  ///< Pods in each, fewest first.
  int pending = 0;
  bool operator==(const Placement&) const = default;
};

Placement placementOf(const nlohmann::json& found) {
  return {found["zones"].get<std::vector<int>>(), found["pending"].get<int>()};
}

Placement simulated(int cores, int replicas, const std::string& spread) {
  Run run = runOf(designOf(cores, replicas, spread));
  run.advance(5 * kSecond);
  checked(run.result());
  const Snapshot snapshot = run.snapshot();
  Placement placement{{0, 0, 0}, 0};
  for (const Snapshot::Component& component : snapshot.components)
    for (const Snapshot::Pod& pod : component.pods) {
      if (component.id != "api") continue;
      if (pod.state == PodState::Down)
        ++placement.pending;
      else
        ++placement.zones[static_cast<std::size_t>(pod.zone)];
    }
  std::sort(placement.zones.begin(), placement.zones.end());
  return placement;
}

std::string text(const Placement& placement) {
  std::string made;
  for (const int pods : placement.zones) made += std::to_string(pods) + " ";
  return made + "and " + std::to_string(placement.pending) + " pending";
}

// Without a rule Kubernetes spreads over zones all the same, by its defaults.
std::string spreadOf(const std::string& rule) {
  return std::string("{zones: ") + (rule == "spread required" ? "required" : "preferred") +
         ", nodes: " + (rule == "apart required" ? "required" : "preferred") + "}";
}

}  // namespace

class PlacementTest : public QObject {
  Q_OBJECT

 private slots:
  void zonesHoldAsManyPodsAsRecorded_data() {
    QTest::addColumn<int>("row");
    const Recording real = recordingOf("placement");
    for (std::size_t i = 0; i < real.rows.size(); ++i) {
      const nlohmann::json& row = real.rows[i];
      const std::string rule = row["rule"];
      QTest::newRow(qPrintable(QString("%1 pods on nodes of %2 cores, %3")
                                   .arg(row["replicas"].get<int>())
                                   .arg(row["cores"].get<int>())
                                   .arg(QString::fromStdString(rule))))
          << static_cast<int>(i);
    }
  }

  void zonesHoldAsManyPodsAsRecorded() {
    QFETCH(int, row);
    const nlohmann::json real = recordingOf("placement").rows[static_cast<std::size_t>(row)];
    const Placement placement = simulated(real["cores"], real["replicas"], spreadOf(real["rule"]));
    std::vector<Placement> recorded;
    for (const nlohmann::json& found : real["found"]) recorded.push_back(placementOf(found));
    QVERIFY2(std::find(recorded.begin(), recorded.end(), placement) != recorded.end(),
             (text(placement) + ", recorded " + text(recorded.front())).c_str());
  }
};

QTEST_APPLESS_MAIN(PlacementTest)
#include "placement_test.moc"
