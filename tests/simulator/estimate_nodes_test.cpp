// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The estimate where the pods of a node share its cores, against runs of the same design.
#include <QtTest>
#include <cmath>
#include <map>
#include <set>

#include "simulator/analytic/estimate.h"
#include "simulator/analytic/placement.h"
#include "simulator/compile/compile.h"
#include "tests/simulator/design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

std::string platform(const std::string& pools, const std::string& zones = "a") {
  return "platform: {zones: [" + zones + "], nodePools: {" + pools +
         "}, network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%, bandwidth: 1000000Gbit/s}}\n"
         "scenarios: {base: {duration: 110s, warmup: 10s}}\n";
}

/// Services on one node of two cores; of each its request, its limit, its pods and its arrivals.
struct Service {
  std::string request;
  std::string limit;
  int pods;
  std::string arrivals;
};

std::string oneNode(const std::vector<Service>& services, const std::string& work = "exponential(10ms)") {
  std::string components = "components:\n  user: {kind: client}\n";
  std::string connections = "connections: {";
  std::string workloads = "workloads:\n";
  for (std::size_t i = 0; i < services.size(); ++i) {
    const std::string id = "s" + std::to_string(i);
    components +=
        "  " + id + ": {kind: service, replicas: " + std::to_string(services[i].pods) +
        ", cpu: {request: " + services[i].request + ", limit: " + services[i].limit +
        "}, memory: {request: 64Mi, limit: 1Gi}, concurrency: 100000, operations: {go: {steps: [work: \"" +
        work + "\"]}}}\n";
    connections += (i > 0 ? ", user -> " : "user -> ") + id + ": {balancing: random}";
    workloads += "  w" + std::to_string(i) + ": {from: user, arrivals: \"" + services[i].arrivals +
                 "\", mix: {" + id + "/go: 100%}}\n";
  }
  return platform("general: {vcpu: 2, memory: 16Gi, nodes: {min: 1, max: 1}}") + components + connections +
         "}\n" + workloads;
}

Estimate estimateOf(const std::string& text) {
  const auto result = estimate(designOf(text), "base");
  if (!result) throw std::runtime_error(windtunnel::model::toText(result.error()));
  return *result;
}

double latencyOf(const Estimate& estimate, std::size_t workload) {
  return estimate.workloads[workload].latency->mean;
}

bool agree(const char* what, double estimated, double measured, double tolerance) {
  qInfo("%s: estimated %.4g, measured %.4g", what, estimated, measured);
  return std::fabs(estimated / measured - 1) <= tolerance;
}

}  // namespace

class EstimateNodesTest : public QObject {
  Q_OBJECT
 private slots:
  void aFullNodeIsTheBottleneckInBoth();
  void itSaturatesWhereTheEngineDoes();
  void latenciesAreThoseOfTheEngine_data();
  void latenciesAreThoseOfTheEngine();
  void aFullNodeIsDividedByRequests();
  void whoAsksForLittleIsNotOverloaded();
  void aNodeThatCannotBeFullChangesNothing();
  void podsStandWhereTheEnginePutsThem_data();
  void podsStandWhereTheEnginePutsThem();
  void podsWithoutRoomAreNotThere();
};

void EstimateNodesTest::aFullNodeIsTheBottleneckInBoth() {
  const std::string text = oneNode({{"500m", "2", 1, "poisson(60/s)"}, {"500m", "2", 1, "poisson(100/s)"}});
  const Estimate estimate = estimateOf(text);
  QVERIFY(!estimate.isOverloaded);
  QCOMPARE(estimate.bottleneck->component, std::string("general"));
  QCOMPARE(estimate.bottleneck->resource, std::string("nodes"));
  QCOMPARE(estimate.bottleneck->path, std::string("platform/nodePools/general/vcpu"));
  QVERIFY(isNear(estimate.bottleneck->utilisation, 0.8, 1e-6));
  const Results results = resultsOf(text);
  QCOMPARE(results.bottleneck->component, std::string("general"));
  QCOMPARE(results.bottleneck->resource, std::string("nodes"));
  QVERIFY(agree("use", estimate.bottleneck->utilisation, results.bottleneck->utilisation, 0.02));
}

void EstimateNodesTest::itSaturatesWhereTheEngineDoes() {
  const auto loaded = [](double rate) {
    const std::string arrivals = "poisson(" + std::to_string(rate) + "/s)";
    return oneNode({{"500m", "2", 2, arrivals}, {"250m", "2", 1, arrivals}});
  };
  const double full = 50 * estimateOf(loaded(50)).bottleneck->loadMultiple;
  QVERIFY(isNear(full, 100, 1e-6));
  const auto done = [](const Results& results) {
    double share = 0;
    for (const WorkloadFigures& one : results.workloads) share += one.flow.rate / one.offered / 2;
    return share;
  };
  QVERIFY(done(resultsOf(loaded(0.95 * full))) > 0.99);
  QVERIFY(done(resultsOf(loaded(1.1 * full))) < 0.95);
  const Estimate over = estimateOf(loaded(1.1 * full));
  QVERIFY(over.isOverloaded);
  QVERIFY(!over.workloads[1].latency);
}

void EstimateNodesTest::latenciesAreThoseOfTheEngine_data() {
  QTest::addColumn<double>("rate");
  QTest::addColumn<QString>("limit");
  QTest::addColumn<int>("pods");
  for (const double rate : {25, 50, 75})
    for (const char* limit : {"1", "2"})
      for (const int pods : {1, 3})
        QTest::addRow("%g/s, limit %s, %d pods", rate, limit, pods) << rate << QString(limit) << pods;
}

void EstimateNodesTest::latenciesAreThoseOfTheEngine() {
  QFETCH(const double, rate);
  QFETCH(const QString, limit);
  QFETCH(const int, pods);
  const std::string arrivals = "poisson(" + std::to_string(rate) + "/s)";
  const Service one{"250m", limit.toStdString(), pods, arrivals};
  const std::string text = oneNode({one, one});
  const Estimate estimate = estimateOf(text);
  const Results results = resultsOf(text);
  for (std::size_t i = 0; i < 2; ++i)
    QVERIFY(agree("mean", latencyOf(estimate, i), results.workloads[i].flow.latency.mean, 0.2));
}

void EstimateNodesTest::aFullNodeIsDividedByRequests() {
  const std::string busy = "users(8, think constant(0ms))";
  const Estimate estimate = estimateOf(oneNode({{"500m", "2", 1, busy}, {"1500m", "2", 1, busy}}, "10ms"));
  QVERIFY(agree("small", *estimate.workloads[0].throughput, 50, 0.1));
  QVERIFY(agree("large", *estimate.workloads[1].throughput, 150, 0.1));
}

// Beside the busy pod it has the half core that was asked for: M/M/1 with 20 ms.
void EstimateNodesTest::whoAsksForLittleIsNotOverloaded() {
  const std::string text = oneNode({{"500m", "2", 1, "poisson(10/s)"}, {"1500m", "2", 1, "poisson(220/s)"}});
  const Estimate estimate = estimateOf(text);
  QVERIFY(estimate.isOverloaded);
  QVERIFY(!estimate.components[0].isOverloaded);
  QVERIFY(estimate.components[1].isOverloaded);
  QVERIFY(agree("mean", latencyOf(estimate, 0), resultsOf(text).workloads[0].flow.latency.mean, 0.15));
  QVERIFY(!estimate.workloads[1].latency);
}

void EstimateNodesTest::aNodeThatCannotBeFullChangesNothing() {
  std::string text = oneNode({{"500m", "1", 1, "poisson(60/s)"}, {"500m", "1", 1, "poisson(80/s)"}});
  const Estimate shared = estimateOf(text);
  text.erase(text.find(" nodePools"), text.find(" network") - text.find(" nodePools"));
  const Estimate alone = estimateOf(text);
  QCOMPARE(latencyOf(shared, 0), latencyOf(alone, 0));
  QCOMPARE(shared.bottleneck->component, std::string("s1"));
}

void EstimateNodesTest::podsStandWhereTheEnginePutsThem_data() {
  QTest::addColumn<QString>("spread");
  QTest::addColumn<QString>("pools");
  const QString two =
      "small: {vcpu: 2, memory: 4Gi, nodes: {min: 1, max: 4}}, large: {vcpu: 8, memory: 32Gi, nodes: {min: "
      "1, "
      "max: 2}}";
  QTest::newRow("two pools") << QString("{}") << two;
  QTest::newRow("zones required") << QString("{zones: required}") << two;
  QTest::newRow("nodes required") << QString("{nodes: required}") << two;
  QTest::newRow("too small") << QString("{zones: required}")
                             << QString("only: {vcpu: 1, memory: 2Gi, nodes: {min: 2, max: 5}}");
}

void EstimateNodesTest::podsStandWhereTheEnginePutsThem() {
  QFETCH(const QString, spread);
  QFETCH(const QString, pools);
  std::string text = platform(pools.toStdString(), "a, b, c") + "components:\n  user: {kind: client}\n";
  for (int i = 0; i < 6; ++i)
    text += "  s" + std::to_string(i) + ": {kind: service, spread: " + spread.toStdString() +
            ", replicas: " + std::to_string(1 + i) + ", cpu: {request: " + std::to_string(100 + 150 * i) +
            "m, limit: 4}}\n";
  text += "connections: {user -> s0: {}}\nworkloads: {w: {from: user, arrivals: constant(1/s)}}\n";
  const auto network = compile(designOf(text), "base");
  const analytic::Placement placement(*network);
  std::map<std::string, std::multiset<std::string>> zones;
  for (const analytic::PlacedNode& node : placement.nodes)
    for (const auto& pod : node.pods)
      zones[network->components[pod.component].id].insert(network->zones[node.zone]);
  Run run = runOf(text, {}, "base");
  run.advance(kSecond);
  const Results results = run.result();
  for (const ComponentFigures& one : results.components) {
    const Index index = network->componentNamed(one.id);
    QCOMPARE(static_cast<int>(zones[one.id].size()) + placement.withoutRoom[index],
             static_cast<int>(one.pods.size()));
    std::multiset<std::string> measured;
    for (const PodFigures& pod : one.pods) measured.insert(pod.zone);
    if (placement.withoutRoom[index] == 0) QVERIFY2(zones[one.id] == measured, one.id.c_str());
  }
  QCOMPARE(static_cast<double>(placement.nodes.size()), results.cost->nodes);
}

// Of three pods of a core each two find room on the node, and get half of the load each.
void EstimateNodesTest::podsWithoutRoomAreNotThere() {
  const Estimate estimate = estimateOf(oneNode({{"1", "1", 3, "poisson(120/s)"}}));
  QCOMPARE(estimate.components.front().replicas, 2.0);
  QVERIFY(isNear(estimate.components.front().cpuUtilisation, 0.6, 1e-6));
  QVERIFY(estimate.leftOut.back().find("1 pod of s0") != std::string::npos);
}

QTEST_APPLESS_MAIN(EstimateNodesTest)
#include "estimate_nodes_test.moc"
