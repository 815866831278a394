// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Calls of gRPC without a mesh share a connection, which leads to one pod.
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

struct Setting {
  std::string platform = "";
  int callers = 1;
  std::string callee = "replicas: 3";
  std::string arrow = "timeout: 1s";
  std::string fault = "";
  std::uint64_t seed = 1;
};

// A hundred calls a second for two minutes, over a network of 1 ms each way.
Results calls(const Setting& set) {
  RunOptions options;
  options.seed = set.seed;
  return resultsOf(
      "platform: {zones: [a, b, c], network: {sameZone: 1ms, crossZone: 1ms, jitter: 0%}" + set.platform +
          "}\ncomponents:\n  user: {kind: client}\n  front: {kind: service, concurrency: 1000, replicas: " +
          std::to_string(set.callers) +
          ", operations: {go: {steps: [{call: api/go}]}}}\n  api: {kind: service, protocol: grpc, " +
          set.callee +
          ", operations: {go: {steps: [{wait: 1ms}]}}}\nconnections: {user -> front: {}, front -> api: {" +
          set.arrow +
          "}}\nworkloads: {load: {from: user, arrivals: constant(100/s), mix: {front/go: 100%}}}\n"
          "scenarios: {base: {duration: 120s, warmup: 0s, faults: [" +
          set.fault + "]}}\n",
      options);
}

std::uint64_t failed(const Results& results) {
  return failures(connection(results, "front -> api").flow.outcomes);
}

std::vector<std::uint64_t> served(const Results& results) {
  std::vector<std::uint64_t> counts;
  for (const PodFigures& pod : component(results, "api").pods) counts.push_back(pod.requests);
  std::sort(counts.begin(), counts.end());
  return counts;
}

}  // namespace

class SharedConnectionsTest : public QObject {
  Q_OBJECT

 private slots:
  void aServiceLeadsNewConnectionsToAnyPod() {
    const std::vector<std::uint64_t> counts = served(calls({.callers = 12, .callee = "replicas: 4"}));
    QVERIFY2(counts.back() >= counts.front() + 900, "a connection carries a thousand calls");
    for (const std::uint64_t count : counts) QVERIFY(count % 1000 <= 1 || count % 1000 >= 999);
  }

  // Whoever is connected to another pod notices nothing; the others lose every call until they give the
  // connection up, 15 s later, and may then be led to the same pod again, which is an endpoint for 40 s.
  void aPodThatGoesWithoutAWordKeepsItsConnections() {
    int struck = 0;
    int spared = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      const std::uint64_t lost =
          failed(calls({.fault = "{kind: node-loss, target: api, at: 30s}", .seed = seed}));
      lost == 0 ? ++spared : ++struck;
      if (lost == 0) continue;
      QVERIFY2(lost >= 1400 && lost <= 4600, qPrintable(QString::number(lost)));
      const auto late = static_cast<double>(lost % 1500);
      QVERIFY2(late < 110 || late > 1390, qPrintable(QString::number(lost)));
    }
    QVERIFY2(struck > 0 && spared > 0, qPrintable(QString::number(struck)));
  }

  // A refused connection is made anew for each call until the endpoint has gone.
  void aPodThatIsKilledIsLeftAtOnce() {
    for (std::uint64_t seed = 1; seed <= 6; ++seed)
      QVERIFY(failed(calls({.fault = "{kind: pod-kill, target: api, at: 30s}", .seed = seed})) < 100);
  }

  // The pod the connection leads to is replaced in the end, and the connection moves once.
  void aSplitDoesNotTearConnections() {
    const std::vector<std::uint64_t> counts =
        served(calls({.callee = "replicas: 4, rollout: {strategy: canary, steps: [50%], interval: 1h}",
                      .fault = "{kind: bad-deployment, target: api, at: 10s}"}));
    const auto used =
        std::count_if(counts.begin(), counts.end(), [](std::uint64_t count) { return count > 0; });
    QVERIFY2(used <= 2, qPrintable(QString::number(used)));
  }

  // Two of three pods are gone: the sidecar tries them both, and then the third.
  void aSidecarKeepsFromAllPodsItHasTried() {
    for (const std::string retries : {"", ", retries: {attempts: 2, by: mesh, backoff: constant(1ms)}"}) {
      const Results results = calls({.platform = ", mesh: {product: istio, mtls: 'off'}",
                                     .callers = 6,
                                     .callee = "startup: 2s, replicas: 3",
                                     .arrow = "timeout: 5s" + retries,
                                     .fault = "{kind: pod-kill, target: api, at: 20s, pods: 2}"});
      QVERIFY(connection(results, "front -> api").retries > 20);
      QCOMPARE(failed(results), std::uint64_t{0});
    }
  }
};

QTEST_APPLESS_MAIN(SharedConnectionsTest)
#include "shared_connections_test.moc"
