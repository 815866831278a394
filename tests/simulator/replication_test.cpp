// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <cmath>
#include <map>

#include "shop_design.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

std::string database(const std::string& properties, const std::string& workload) {
  return "components:\n  user: {kind: client}\n  db: {kind: database, cpu: {limit: 64}, read: 0ms, write: "
         "0ms, "
         "iops: 1000000, " +
         properties + "}\nconnections: {user -> db: {}}\nworkloads: {load: {from: user, " + workload + "}}\n";
}

double staleShare(const Results& results) {
  const ComponentFigures& db = component(results, "db");
  return static_cast<double>(*db.staleReads) / static_cast<double>(*db.replicaReads);
}

// Writes alone, so that the share of errors says whether there is a primary.
std::string designWithout(const std::string& faults, const std::string& startup) {
  return database("readReplicas: 2, failover: 10s, replicationLag: 500ms, startup: " + startup,
                  "arrivals: constant(100/s), mix: {db/write: 100%}") +
         "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
         "scenarios: {base: {duration: 100s, warmup: 0s, faults: [" +
         faults + "]}}\n";
}

Results withoutPrimary(const std::string& faults, const std::string& startup) {
  return resultsOf(designWithout(faults, startup));
}

}  // namespace

class ReplicationTest : public QObject {
  Q_OBJECT

 private slots:
  void aReadRightAfterAWriteMissesItOnAReplica() {
    const Results results = resultsOf(
        still("100s", "0s") +
        "components:\n  user: {kind: client}\n  api: {kind: service, operations: {go: {steps: [{call: "
        "db/write}, {call: db/read}]}}}\n  db: {kind: database, readReplicas: 1, replicationLag: 100ms}\n"
        "connections: {user -> api: {}, api -> db: {}}\n"
        "workloads: {load: {from: user, arrivals: poisson(20/s)}}\n");
    const ComponentFigures& db = component(results, "db");
    QVERIFY(*db.replicaReads > 500);
    QVERIFY(staleShare(results) > 0.95);
    QVERIFY(verdict(results, "stale-reads") != nullptr);
  }

  void howManyReadsAreStaleFollowsFromTheRatesOfAClient() {
    // Each of 50 clients writes 10 times a second: 1 - exp(-10 * 0.02) of its reads come within 20 ms.
    const Results results =
        resultsOf(still("400s", "1s") + database("readReplicas: 2, replicationLag: 20ms",
                                                 "arrivals: poisson(1000/s), clients: uniform(50), mix: "
                                                 "{db/read: 50%, db/write: 50%}"));
    const double expected = 1 - std::exp(-10 * 0.02);
    QVERIFY2(isNear(staleShare(results), expected, 0.01), qPrintable(QString::number(staleShare(results))));
    QVERIFY(isNear(static_cast<double>(*component(results, "db").replicaReads), 400.0 * 500 * 2 / 3, 0.01));
  }

  void withoutReplicasOrLagNothingIsStale() {
    const std::string load = "mix: {db/read: 50%, db/write: 50%}";
    QVERIFY(!component(resultsOf(still() + database("replicationLag: 1s", load)), "db").staleReads);
    QVERIFY(!component(resultsOf(still() + database("readReplicas: 1, replicationLag: 0s", load)), "db")
                 .staleReads);
  }

  void aLostPrimaryTakesWithItWhatNoReplicaHas() {
    const auto run = [](const std::string& startup) {
      return resultsOf(database("readReplicas: 2, failover: 10s, replicationLag: 500ms, startup: " + startup,
                                "arrivals: constant(100/s), mix: {db/write: 100%}") +
                       "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
                       "scenarios: {base: {duration: 80s, warmup: 0s, faults: [{at: 20005ms, kind: "
                       "primary-outage, target: db}]}}\n");
    };
    const Results lost = run("100s");
    QCOMPARE(*component(lost, "db").lostWrites, std::uint64_t{50});
    QVERIFY(verdict(lost, "writes-lost") != nullptr);
    // It is back before another pod takes over, and has all it wrote.
    const Results back = run("2s");
    QCOMPARE(*component(back, "db").lostWrites, std::uint64_t{0});
    QVERIFY(verdict(back, "writes-lost") == nullptr);
  }

  void aPrimaryThatFellTwiceIsWaitedForAnew() {
    const Results results = resultsOf(
        database("readReplicas: 2, failover: 20s, replicationLag: 500ms, startup: 8s",
                 "arrivals: constant(100/s), mix: {db/write: 100%}") +
        "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
        "scenarios: {base: {duration: 80s, warmup: 0s, faults: [{at: 20s, kind: primary-outage, target: "
        "db}, {at: 35s, kind: primary-outage, target: db}]}}\n");
    QCOMPARE(*component(results, "db").lostWrites, std::uint64_t{0});
  }

  void anotherPrimaryOutageStrikesWhoIsThePrimaryThen() {
    const Results results = withoutPrimary(
        "{at: 20s, kind: primary-outage, target: db}, {at: 60s, kind: primary-outage, target: db}", "12s");
    const Series& errors = results.workloads.front().series.errorShare;
    for (const std::size_t begin : {20U, 60U}) {
      QCOMPARE(meanOf(errors, begin + 1, begin + 9), 1.0);
      QCOMPARE(meanOf(errors, begin + 11, begin + 39), 0.0);
    }
    QCOMPARE(results.recoveries.front().fault, std::string("the primary of db is lost"));
  }

  void aPrimaryThatIsHeldDownComesBackAsAReplica() {
    const Results results = withoutPrimary("{at: 20005ms, for: 30s, kind: primary-outage, target: db}", "2s");
    const Series& errors = results.workloads.front().series.errorShare;
    const Series& ready = component(results, "db").readyPods;
    QCOMPARE(meanOf(errors, 21, 29), 1.0);
    QCOMPARE(meanOf(errors, 31, 99), 0.0);
    QCOMPARE(ready[49], 2.0F);
    QCOMPARE(ready[53], 3.0F);
    QCOMPARE(*component(results, "db").lostWrites, std::uint64_t{50});
  }

  void aPrimaryThatIsBackBeforeTheFailoverStaysThePrimary() {
    const Results results = withoutPrimary("{at: 20005ms, for: 5s, kind: primary-outage, target: db}", "2s");
    const Series& errors = results.workloads.front().series.errorShare;
    QCOMPARE(meanOf(errors, 21, 27), 1.0);
    QCOMPARE(meanOf(errors, 29, 99), 0.0);
    QCOMPARE(*component(results, "db").lostWrites, std::uint64_t{0});
  }

  void aPrimaryThatKeepsCrashingIsReplacedAfterTheFailoverTime() {
    Run run = runOf(designWithout("", "2s"));
    run.advance(20 * kSecond);
    Command crash = command(Command::Kind::CrashLoop, "db");
    crash.pod = 0;
    QVERIFY(run.apply(crash).ok());
    run.advance(run.end());
    const Results results = checked(run.result());
    const Series& errors = results.workloads.front().series.errorShare;
    QCOMPARE(meanOf(errors, 21, 29), 1.0);
    QCOMPARE(meanOf(errors, 31, 99), 0.0);
  }

  void whoIsBackFirstAfterAnOutageDecidesWhatIsLost() {
    const auto lost = [](std::uint64_t seed) {
      RunOptions options;
      options.seed = seed;
      const Results results = resultsOf(
          database("readReplicas: 1, failover: 5s, replicationLag: 500ms, startup: 'uniform(1s, 9s)'",
                   "arrivals: constant(100/s), mix: {db/write: 100%}") +
              "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
              "scenarios: {base: {duration: 80s, warmup: 0s, faults: [{at: 20005ms, for: 20s, kind: outage, "
              "target: db}]}}\n",
          options);
      return *component(results, "db").lostWrites;
    };
    std::map<std::uint64_t, int> seen;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) ++seen[lost(seed)];
    QCOMPARE(seen.size(), std::size_t{2});
    QVERIFY(seen[0] > 0);   // the primary was the first
    QVERIFY(seen[50] > 0);  // the replica was, without half a second of writes
  }
};

QTEST_APPLESS_MAIN(ReplicationTest)
#include "replication_test.moc"
