// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

/// Two services on one node of two cores; `users` and `others` are the arrivals at each.
std::string twoServices(const std::string& users, const std::string& others, const std::string& more = "") {
  return "platform: {zones: [a], nodePools: {general: {vcpu: 2, memory: 16Gi, nodes: {min: 1, max: 1}}}, "
         "network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%, bandwidth: 1000000Gbit/s}}\n"
         "scenarios: {base: {duration: 110s, warmup: 10s" +
         more +
         "}}\n"
         "components:\n"
         "  user: {kind: client}\n"
         "  small: {kind: service, replicas: 1, cpu: {request: 500m, limit: 2}, queue: 1000, operations: "
         "{go: {steps: "
         "[{work: 10ms}]}}}\n"
         "  large: {kind: service, replicas: 1, cpu: {request: 1500m, limit: 2}, queue: 1000, operations: "
         "{go: "
         "{steps: [{work: 10ms}]}}}\n"
         "connections: {user -> small: {}, user -> large: {}}\n"
         "workloads:\n"
         "  one: {from: user, arrivals: \"" +
         users +
         "\", mix: {small/go: 100%}}\n"
         "  two: {from: user, arrivals: \"" +
         others + "\", mix: {large/go: 100%}}\n";
}

const std::string kBusy = "users(8, think constant(0ms))";

}  // namespace

class NodeCpuTest : public QObject {
  Q_OBJECT

 private slots:
  void aFullNodeGivesWhatWasRequested() {
    const Results results = resultsOf(twoServices(kBusy, kBusy));
    QVERIFY(isNear(component(results, "small").flow.rate, 50, 0.001));
    QVERIFY(isNear(component(results, "large").flow.rate, 150, 0.001));
    QVERIFY(isNear(component(results, "small").confined, 1, 0.001));
    const Verdict* said = verdict(results, "node-full");
    QVERIFY(said != nullptr);
    QCOMPARE(said->path, std::string("components/small/cpu/request"));
  }

  void whatOneLeavesTheOtherGets() {
    const Results results = resultsOf(twoServices(kBusy, "constant(0.001/s)"));
    QVERIFY(isNear(component(results, "small").flow.rate, 200, 0.001));
    QVERIFY(component(results, "small").confined < 1e-9);
    QVERIFY(verdict(results, "node-full") == nullptr);
  }

  // Alone a request has one core of the two; beside the busy one it has the half core that was requested,
  // and takes 20 ms. For these 40 % of the time the busy one has 1.5 cores.
  void aRequestBesideABusyPodHasWhatWasRequested() {
    const Results results = resultsOf(twoServices("constant(20/s)", kBusy));
    QVERIFY(isNear(component(results, "small").flow.latency.mean, 0.020, 0.001));
    QVERIFY(isNear(component(results, "large").flow.rate, 0.4 * 150 + 0.6 * 200, 0.002));
    QVERIFY(isNear(component(results, "large").confined, 0.4, 0.002));
  }

  void aKilledPodLeavesItsCoresToTheOthers() {
    const Results results = resultsOf(twoServices(
        kBusy, "constant(300/s)", ", faults: [{kind: outage, target: large, at: 10s, for: 200s}]"));
    QVERIFY(isNear(component(results, "small").flow.rate, 200, 0.002));
  }

  void whatTakesTheCpuOfAPodTakesItOfTheNode() {
    const Results results =
        resultsOf(twoServices(kBusy, "constant(0.001/s)",
                              ", faults: [{kind: cpu-hog, target: large, share: 90%, at: 10s, for: 200s}]"));
    // The hog wants 1.8 cores, the small one two: by weight 1.5 and 0.5.
    QVERIFY(isNear(component(results, "small").flow.rate, 50, 0.01));
  }

  // 1.8 cores for the hog and 0.2 for the pod: what both want together stays the same when the hog goes.
  void aHogThatGoesLeavesItsPartToThePod() {
    const Results results = resultsOf(
        twoServices(kBusy, kBusy, ", faults: [{kind: cpu-hog, target: large, share: 90%, at: 5s, for: 5s}]"));
    QVERIFY(isNear(component(results, "small").flow.rate, 50, 0.01));
    QVERIFY(isNear(component(results, "large").flow.rate, 150, 0.01));
  }

  // Of 1.5 cores for both the hog gets nine tenths; all that is used is what the node has.
  void theHogIsCutLikeThePod() {
    const Results results = resultsOf(twoServices(
        kBusy, kBusy, ", faults: [{kind: cpu-hog, target: large, share: 90%, at: 10s, for: 200s}]"));
    QVERIFY(isNear(component(results, "small").flow.rate, 50, 0.01));
    QVERIFY(isNear(component(results, "large").flow.rate, 15, 0.02));
    const double used =
        component(results, "small").cpuUtilisation + component(results, "large").cpuUtilisation;
    QVERIFY2(isNear(used * 2, 2, 0.01), qPrintable(QString::number(used)));
  }

  void aPodThatGetsAllItWantsIsNotConfined() {
    const Results results = resultsOf(twoServices("users(1, think constant(0ms))", kBusy));
    QVERIFY(component(results, "small").confined > 0.99);
    const Results content = resultsOf(twoServices(kBusy, "users(1, think constant(0ms))"));
    QCOMPARE(component(content, "large").confined, 0.0);
    QVERIFY(isNear(component(content, "large").flow.latency.mean, 0.010, 0.001));
    QVERIFY(isNear(component(content, "small").flow.rate, 100, 0.001));
  }

  void withoutNodesNothingIsShared() {
    std::string text = twoServices(kBusy, kBusy);
    text.erase(text.find(" nodePools"), text.find(" network") - text.find(" nodePools"));
    const Results results = resultsOf(text);
    QVERIFY(isNear(component(results, "small").flow.rate, 200, 0.001));
    QVERIFY(isNear(component(results, "large").flow.rate, 200, 0.001));
  }
};

QTEST_APPLESS_MAIN(NodeCpuTest)
#include "node_cpu_test.moc"
