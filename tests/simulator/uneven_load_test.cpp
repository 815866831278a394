// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

// Four pods of a core each, together asked for 95 % of one.
Results calls(const std::string& arrow, const std::string& workload = "arrivals: constant(95/s)") {
  return resultsOf(
      still("100s", "10s") +
      "components:\n  user: {kind: client}\n"
      "  web: {kind: gateway, replicas: 1, cpu: {limit: 64}, operations: {go: {steps: [{call: api}]}}}\n"
      "  api: {kind: service, title: Prices, replicas: 4, queue: 100000, cpu: {limit: 1}, operations: "
      "{go: {steps: [{work: 10ms}]}}}\n"
      "connections: {user -> web: {}, web -> api: {" +
      arrow + "}}\nworkloads: {load: {from: user, " + workload + "}}\n");
}

}  // namespace

class UnevenLoadTest : public QObject {
  Q_OBJECT

 private slots:
  void aConnectionKeepsOnePodBusyAndTheOthersIdle() {
    const Results results = calls("balancingLevel: connection");
    QVERIFY(isNear(results.bottleneck->utilisation, 0.95, 0.01));
    QVERIFY(isNear(component(results, "api").cpuUtilisation, 0.95 / 4, 0.01));
    const Verdict* said = verdict(results, "uneven-load");
    QVERIFY(said != nullptr);
    QCOMPARE(said->text,
             std::string("The busiest pod of Prices uses 95 % of its CPU, all together only 24 %: the "
                         "calls over web -> Prices stay on the connections that are open. Balance each "
                         "request, or let connections end after a while."));
    QCOMPARE(said->path, std::string("connections/web -> api/balancingLevel"));
    QCOMPARE(said->suggestion, std::string("request"));
    QVERIFY(verdict(results, "healthy") == nullptr);
  }

  void whatIsSuggestedEndsIt() {
    const Results results = calls("balancingLevel: request");
    QVERIFY(verdict(results, "uneven-load") == nullptr);
    QVERIFY(isNear(results.bottleneck->utilisation, 0.95 / 4, 0.01));
    QVERIFY(verdict(results, "healthy") != nullptr);
  }

  void oneClientThatKeepsToItsPodFillsIt() {
    const Results results =
        calls("balancing: consistent-hash", "arrivals: constant(95/s), clients: uniform(1)");
    const Verdict* said = verdict(results, "uneven-load");
    QVERIFY(said != nullptr);
    QCOMPARE(said->path, std::string("connections/web -> api/balancing"));
  }

  void aPrimaryTakesAllWrites() {
    const Results results =
        resultsOf(still("100s", "10s") +
                  "components:\n  user: {kind: client}\n  db: {kind: database, title: Orders, readReplicas: "
                  "3, cpu: {limit: 1}, "
                  "read: 10ms, write: 10ms, iops: 1000000}\nconnections: {user -> db: {}}\n"
                  "workloads: {load: {from: user, arrivals: constant(95/s), mix: {db/write: 100%}}}\n");
    const Verdict* said = verdict(results, "uneven-load");
    QVERIFY(said != nullptr);
    QVERIFY2(said->text.find("its primary takes every write") != std::string::npos, said->text.c_str());
    QCOMPARE(said->path, std::string("components/db/cpu/limit"));
  }

  void slotsOfOnePodAreAllTakenToo() {
    const Results results = resultsOf(
        still("100s", "10s") +
        "components:\n  user: {kind: client}\n  web: {kind: gateway, replicas: 1, operations: {go: {steps: "
        "[{call: "
        "api}]}}}\n"
        "  api: {kind: service, replicas: 4, concurrency: 1, queue: 100000, operations: {go: {steps: [{wait: "
        "10ms}]}}}\n"
        "connections: {user -> web: {}, web -> api: {balancingLevel: connection}}\n"
        "workloads: {load: {from: user, arrivals: constant(95/s)}}\n");
    const Verdict* said = verdict(results, "uneven-load");
    QVERIFY(said != nullptr);
    QVERIFY2(
        said->text.find("has 95 % of its request slots taken, all together only 24 %") != std::string::npos,
        said->text.c_str());
    QCOMPARE(results.bottleneck->resource, std::string("slots"));
  }
};

QTEST_APPLESS_MAIN(UnevenLoadTest)
#include "uneven_load_test.moc"
