// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>
#include <map>
#include <string>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

std::string cluster(const std::string& pool, const std::string& component, const std::string& duration = "3m",
                    const std::string& rate = "constant(10/s)") {
  return "platform: {zones: [a, b, c], nodePools: {general: {" + pool +
         "}}}\n"
         "components:\n  user: {kind: client}\n  api: {kind: service, startup: 5s, " +
         component +
         ", operations: {go: {steps: [{work: 10ms}]}}}\n"
         "connections: {user -> api: {}}\n"
         "workloads: {load: {from: user, arrivals: '" +
         rate +
         "', mix: {api/go: 100%}}}\n"
         "scenarios: {base: {duration: " +
         duration + ", warmup: 0s}}\n";
}

std::map<std::string, int> perZone(const Results& results) {
  std::map<std::string, int> count;
  for (const PodFigures& pod : component(results, "api").pods) ++count[pod.zone];
  return count;
}

}  // namespace

class NodesTest : public QObject {
  Q_OBJECT

 private slots:
  void podsSpreadOverZonesAndNodes() {
    // Six nodes in three zones: 3, 7 and 20 replicas leave no zone with more than one pod above another.
    for (const int replicas : {3, 7, 20}) {
      const Results results = resultsOf(
          cluster("vcpu: 8, memory: 32Gi, nodes: {min: 6, max: 6}", "replicas: " + std::to_string(replicas)));
      const auto zones = perZone(results);
      QCOMPARE(zones.size(), std::size_t{3});
      const auto [least, most] =
          std::minmax_element(zones.begin(), zones.end(),
                              [](const auto& one, const auto& other) { return one.second < other.second; });
      QVERIFY(most->second - least->second <= 1);
      QVERIFY(results.isConserved);
    }
  }

  void whatDoesNotFitIsPending() {
    // 3 nodes of 4 cores hold two pods each that request 1.9 cores.
    const Results results = resultsOf(cluster("vcpu: 4, memory: 16Gi, nodes: {min: 3, max: 3}",
                                              "replicas: 8, cpu: {request: 1.9, limit: 2}"));
    QCOMPARE(component(results, "api").readyPods.front(), 6.0F);
    QCOMPARE(component(results, "api").readyPods.back(), 6.0F);
    const Verdict* said = verdict(results, "pods-pending");
    QVERIFY(said != nullptr);
    QCOMPARE(said->text,
             std::string("2 pods of api find no node with 1.9 free cores and 128 MiB: let a node pool "
                         "grow further, or request less."));
  }

  void memoryIsRoomToo() {
    const Results results = resultsOf(cluster("vcpu: 64, memory: 4Gi, nodes: {min: 3, max: 3}",
                                              "replicas: 8, memory: {request: 2Gi, limit: 2Gi}"));
    QCOMPARE(component(results, "api").readyPods.back(), 6.0F);
  }

  void theRunBeginsInAClusterThatHoldsTheDesign() {
    const Results results = resultsOf(cluster("vcpu: 4, memory: 16Gi, nodes: {min: 1, max: 9}",
                                              "replicas: 8, cpu: {request: 1.9, limit: 2}"));
    QCOMPARE(component(results, "api").readyPods.front(), 8.0F);
    QCOMPARE(results.cost->nodes, 4.0);
    QVERIFY(isNear(results.cost->perHour, 4 * 0.19, 1e-9));
    // 4 nodes for an hour answer 36 000 requests.
    QVERIFY(isNear(results.cost->perMillionRequests, 4 * 0.19 / 36000 * 1e6, 0.001));
  }

  // A primary and two replicas that a provider runs, for an hour, beside nodes and without any.
  void managedStoresCostTheirPrice() {
    const auto costOf = [](const std::string& platform, const std::string& managed) {
      return resultsOf("platform: {zones: [a]" + platform +
                       "}\nscenarios: {base: {duration: 1h, warmup: 0s}}\n"
                       "components:\n  user: {kind: client}\n"
                       "  db: {kind: database, readReplicas: 2, price: 0.5/h" +
                       managed +
                       "}\nconnections: {user -> db: {}}\n"
                       "workloads: {load: {from: user, arrivals: constant(10/s), mix: {db/read: 100%}}}\n")
          .cost;
    };
    const std::string nodes = ", nodePools: {general: {vcpu: 4, memory: 16Gi, nodes: {min: 2, max: 2}}}";
    const auto alone = costOf("", ", managed: aws-rds");
    QCOMPARE(alone->perHour, 1.5);
    QVERIFY(isNear(alone->perMillionRequests, 1.5 / 36000 * 1e6, 0.001));
    const auto beside = costOf(nodes, ", managed: aws-rds");
    QVERIFY(isNear(beside->perHour, 1.5 + 2 * 0.19, 1e-9));
    QCOMPARE(beside->managedPerHour, 1.5);
    QVERIFY(!costOf("", "").has_value());
    QVERIFY(isNear(costOf(nodes, "")->perHour, 2 * 0.19, 1e-9));
  }

  void nodesAreOrderedForPendingPodsAndGivenBack() {
    // 190/s of 10 ms use 1.9 cores; at half of a request of 1 that is 4 pods; the memory of a node is enough
    // for one.
    const Results results =
        resultsOf(cluster("vcpu: 4, memory: 4Gi, nodes: {min: 1, max: 10}, provisioning: 60s",
                          "replicas: 1, cpu: {request: 1, limit: 4}, memory: {request: 3Gi, limit: 3Gi}, "
                          "autoscale: {min: 1, max: 10, cpu: 50%, "
                          "scaleDownWindow: 30s}",
                          "25m", "steps(10/s for 60s, 190/s for 240s, 10/s for 1h)"));
    const Series& ready = component(results, "api").readyPods;
    QCOMPARE(ready[60], 1.0F);
    // The first are wanted at 75 s, ordered at 80 s, there after 60 s, started in 5 s; the last 15 s later.
    QCOMPARE(ready[140], 1.0F);
    QCOMPARE(ready[170], 4.0F);
    QCOMPARE(ready[400], 1.0F);
    QVERIFY(results.isConserved);
    // 4 nodes from about 100 s to about 350 s and 10 min longer, then 1 again: 3 x 850 s / 1500 s more than
    // one.
    QVERIFY2(isNear(results.cost->nodes, 1 + 3 * 850.0 / 1500, 0.05),
             qPrintable(QString::number(results.cost->nodes)));
  }

  void withoutNodePoolsEveryPodHasRoom() {
    const Results results = resultsOf(still("10s", "0s") + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 500, cpu: {request: 64, limit: 64}}
connections: {user -> api: {}}
)");
    QCOMPARE(component(results, "api").readyPods.back(), 500.0F);
    QVERIFY(!results.cost.has_value());
  }
};

QTEST_APPLESS_MAIN(NodesTest)
#include "nodes_test.moc"
