// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>

#include "shop_design.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

// Two services and a store with a pod each on every node of three zones (two nodes a zone for six pods).
std::string onNodes(const std::string& fault, const std::string& pods = "3") {
  return "platform: {zones: [a, b, c], nodePools: {general: {vcpu: 8, memory: 32Gi, nodes: {min: " + pods +
         ", max: " + pods +
         "}}}}\n"
         "scenarios: {base: {duration: 410s, warmup: 0s, faults: [{at: 30s, " +
         fault +
         "}]}}\n"
         "components:\n  user: {kind: client}\n"
         "  api: {kind: service, replicas: " +
         pods +
         ", startup: 4s, operations: {go: {steps: [{work: 1ms}]}}}\n"
         "  other: {kind: service, replicas: 3, startup: 4s}\n"
         "  store: {kind: cache, replicas: 3, startup: 4s}\n"
         "connections: {user -> api: {timeout: 100ms}}\n"
         "workloads: {load: {from: user, arrivals: constant(20/s), mix: {api/go: 100%}}}\n";
}

RunOptions sevenMinutes() {
  RunOptions options;
  options.duration = 420 * kSecond;
  return options;
}

}  // namespace

class EngineFaultsTest : public QObject {
  Q_OBJECT

 private slots:
  void podsGoRoundTheZones() {
    const Results results = resultsOf(shop(""));
    std::vector<std::string> zones;
    for (const PodFigures& pod : component(results, "api").pods) zones.push_back(pod.zone);
    std::sort(zones.begin(), zones.end());
    QCOMPARE(zones, (std::vector<std::string>{"a", "b", "c"}));
  }

  void aKilledPodLosesItsConnectionsAndStartsAgain() {
    Run run = runOf(shop(""));
    run.advance(30 * kSecond + 500 * kMillisecond);
    Command kill = command(Command::Kind::KillPod, "api");
    kill.pod = 1;
    QVERIFY(run.apply(kill).ok());
    const Snapshot after = run.snapshot();
    const auto api = std::find_if(after.components.begin(), after.components.end(),
                                  [](const Snapshot::Component& one) { return one.id == "api"; });
    QCOMPARE(static_cast<int>(api->pods[1].state), static_cast<int>(PodState::Starting));
    run.advance(34 * kSecond);
    QCOMPARE(static_cast<int>(run.snapshot().components[1].pods[1].state),
             static_cast<int>(PodState::Starting));
    run.advance(35 * kSecond);
    QCOMPARE(static_cast<int>(run.snapshot().components[1].pods[1].state), static_cast<int>(PodState::Ready));
    run.advance(run.end());
    const Results results = checked(run.result());
    QCOMPARE(component(results, "api").podStarts, std::uint64_t{1});
    const auto& series = results.workloads.front().series.errorShare;
    // For the second until clients know, each third request is refused.
    QVERIFY(meanOf(series, 31, 32) > 0.1);
    QCOMPARE(meanOf(series, 33, 100), 0.0);
    QVERIFY(results.isConserved);
    QCOMPARE(results.recoveries.size(), std::size_t{1});
    QVERIFY(results.recoveries.front().hasDisturbed);
    QVERIFY(results.recoveries.front().recovery.has_value());
    QVERIFY(*results.recoveries.front().recovery <= 3);
  }

  void aZoneOutageIsSilentUntilTheNodesAreMissed() {
    const Results results =
        resultsOf(shop("    faults: [{at: 30s, for: 60s, kind: outage, zone: b}]\n", "3", "timeout: 100ms"));
    const auto& series = results.workloads.front().series.errorShare;
    QVERIFY(meanOf(series, 32, 75) > 0.25);
    // After 47.5 s the endpoints of the lost nodes are gone; if the database was not in that zone all is
    // well.
    const double after = meanOf(series, 79, 88);
    QVERIFY2(after < 0.01 || after > 0.9, qPrintable(QString::number(after)));
    QVERIFY(meanOf(series, 105, 130) < 0.001);
    QVERIFY(results.recoveries.front().hasDisturbed);
    QVERIFY(results.isConserved);
  }

  void podsOfALostNodeGetSuccessorsOnOtherNodes() {
    const Results results = resultsOf(onNodes("kind: node-loss, target: api"));
    const Series& ready = component(results, "api").readyPods;
    const Series& other = component(results, "other").readyPods;
    QCOMPARE(ready[35], 2.0F);
    QCOMPARE(ready[370], 2.0F);
    QCOMPARE(ready[383], 3.0F);  // 30 s + 47.5 s + 300 s, and 4 s to start
    QCOMPARE(other[370], 2.0F);  // what else runs on the node goes with it
    QCOMPARE(other[383], 3.0F);
    QCOMPARE(component(results, "store").readyPods.back(), 2.0F);  // a stateful pod waits for its node
    QCOMPARE(results.recoveries.front().fault, std::string("a node of api stops answering"));
    QVERIFY(results.isConserved);
  }

  void aNodeThatComesBackStartsItsPodsAgain() {
    const Results results = resultsOf(onNodes("kind: node-loss, target: api, for: 1m"));
    for (const char* id : {"api", "other", "store"}) {
      const Series& ready = component(results, id).readyPods;
      QCOMPARE(ready[88], 2.0F);
      QCOMPARE(ready[96], 3.0F);
      QCOMPARE(component(results, id).podStarts, std::uint64_t{1});
    }
  }

  void aLostZoneIsLeftForTheOthers() {
    // Each node of the zone holds one pod of api: one is evicted 10 s after the other.
    const Results results = resultsOf(onNodes("kind: outage, zone: b, for: 6m", "6"));
    const Series& ready = component(results, "api").readyPods;
    QCOMPARE(ready[376], 4.0F);
    QCOMPARE(ready[384], 5.0F);
    QCOMPARE(ready[394], 6.0F);
    for (const PodFigures& pod : component(results, "api").pods) QVERIFY(pod.zone != "b");
    QCOMPARE(component(results, "store").readyPods[388], 2.0F);
    QCOMPARE(component(results, "store").readyPods[396], 3.0F);
  }

  void withoutNodePoolsSuccessorsGoToAnotherZone() {
    const Results results =
        resultsOf(shop("    faults: [{at: 30s, kind: outage, zone: b}]\n"), sevenMinutes());
    QCOMPARE(component(results, "api").readyPods[370], 2.0F);
    QCOMPARE(component(results, "api").readyPods[385], 3.0F);
    for (const PodFigures& pod : component(results, "api").pods) QVERIFY(pod.zone != "b");
  }

  void addedLatencyStrikesTheArrowForItsTime() {
    const Results results = resultsOf(
        shop("    faults: [{at: 40s, for: 20s, kind: latency, connection: api -> db, add: 50ms}]\n"));
    const auto& p50 = results.workloads.front().series.p50;
    QVERIFY(isNear(meanOf(p50, 45, 59) - meanOf(p50, 20, 38), 0.050, 0.02));
    QVERIFY(isNear(meanOf(p50, 65, 100), meanOf(p50, 20, 38), 0.02));
    QVERIFY(results.recoveries.front().hasDisturbed);
    QVERIFY(*results.recoveries.front().recovery <= 2);
  }

  void injectedErrorsFailTheirShare() {
    const Results results =
        resultsOf(shop("    faults: [{at: 40s, for: 40s, kind: errors, target: db, share: 30%}]\n"));
    QVERIFY(isNear(meanOf(results.workloads.front().series.errorShare, 41, 79), 0.3, 0.05));
    QCOMPARE(meanOf(results.workloads.front().series.errorShare, 82, 120), 0.0);
  }

  void lostMessagesRunIntoTheTimeout() {
    const Results results =
        resultsOf(shop("    faults: [{at: 40s, for: 40s, kind: loss, connection: api -> db, share: 20%}]\n"));
    // A loss on the way there or on the way back: 1 - 0.8^2.
    QVERIFY(isNear(meanOf(results.workloads.front().series.errorShare, 41, 79), 0.36, 0.06));
  }

  void aSlowComponentWorksLonger() {
    const Results results =
        resultsOf(shop("    faults: [{at: 40s, for: 40s, kind: slow, target: api, factor: x3}]\n"));
    const auto& p50 = results.workloads.front().series.p50;
    QVERIFY(isNear(meanOf(p50, 45, 75) - meanOf(p50, 20, 38), 0.004, 0.25));
  }

  void systemsThatOnlyWaitAreSlowToo() {
    const auto shift = [](const std::string& partner, const std::string& operation) {
      const Results results = resultsOf(
          "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
          "components:\n  user: {kind: client}\n  partner: {" +
          partner +
          "}\nconnections: {user -> partner: {}}\n"
          "workloads: {load: {from: user, arrivals: constant(50/s), mix: {partner" +
          operation +
          ": 100%}}}\nscenarios: {base: {duration: 80s, warmup: 0s, faults: [{at: 40s, kind: slow, target: "
          "partner, factor: x3}]}}\n");
      const auto& p50 = results.workloads.front().series.p50;
      return meanOf(p50, 45, 79) - meanOf(p50, 5, 38);
    };
    QVERIFY(isNear(shift("kind: external, latency: 20ms", ""), 0.040, 0.02));
    QVERIFY(isNear(shift("kind: object-store, read: 20ms", "/read"), 0.040, 0.02));
    QVERIFY(isNear(shift("kind: service, operations: {go: {steps: [{wait: 20ms}]}}", "/go"), 0.040, 0.02));
  }

  void aHogTakesItsShareOfTheCpu() {
    const auto results = [](const std::string& hog, const std::string& step) {
      return resultsOf(
          "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
          "components:\n  user: {kind: client}\n  api: {kind: service, replicas: 1, cpu: {request: 1, limit: "
          "1}, operations: {go: {steps: [{" +
          step +
          "}]}}}\nconnections: {user -> api: {}}\n"
          "workloads: {load: {from: user, arrivals: constant(10/s), mix: {api/go: 100%}}}\n"
          "scenarios: {base: {duration: 80s, warmup: 0s, faults: [{at: 40s, for: 20s, kind: cpu-hog, target: "
          "api" +
          hog + "}]}}\n");
    };
    const auto median = [](const Results& of, std::size_t from, std::size_t to) {
      return meanOf(of.workloads.front().series.p50, from, to);
    };
    const Results shared = results(", share: 75%", "work: 10ms");
    QVERIFY(isNear(median(shared, 42, 59), 0.040, 0.02));
    QVERIFY(isNear(median(shared, 62, 79), 0.010, 0.02));
    QVERIFY(isNear(meanOf(component(shared, "api").utilisation, 42, 59), 0.75 + 0.1, 0.02));
    QVERIFY(isNear(meanOf(component(shared, "api").utilisation, 62, 79), 0.1, 0.05));
    QVERIFY(isNear(median(results(", factor: x4", "work: 10ms"), 42, 59), 0.040, 0.02));
    QVERIFY(isNear(median(results("", "work: 10ms"), 42, 59), 0.020, 0.02));
    QVERIFY(isNear(median(results(", share: 75%", "wait: 10ms"), 42, 59), 0.010, 0.02));
    QCOMPARE(shared.recoveries.front().fault, std::string("75 % of the CPU of api is taken"));
  }

  void aDrainEndsAPodAndNotItsNode() {
    const Results results = resultsOf(onNodes("kind: drain, target: api"));
    QCOMPARE(component(results, "api").podStarts, std::uint64_t{1});
    QCOMPARE(component(results, "other").podStarts, std::uint64_t{0});
    QCOMPARE(component(results, "store").podStarts, std::uint64_t{0});
  }

  // The database stands in one zone, and a pod of the service in each of the three.
  void whatPassesBetweenTwoZonesIsStruck() {
    const std::string home = component(resultsOf(shop("")), "db").pods.front().zone;
    std::vector<std::string> others;
    for (const char* zone : {"a", "b", "c"})
      if (home != zone) others.emplace_back(zone);
    const auto struck = [](const std::string& fault, const std::string& zone, const std::string& other) {
      return resultsOf(shop(
          "    faults: [{at: 40s, for: 40s, " + fault + ", zone: " + zone + ", toZone: " + other + "}]\n",
          "3", "timeout: 500ms"));
    };
    const auto errors = [](const Results& results) {
      return meanOf(results.workloads.front().series.errorShare, 42, 79);
    };
    const Results cut = struck("kind: partition", home, others[0]);
    QVERIFY2(isNear(errors(cut), 1.0 / 3, 0.08), qPrintable(QString::number(errors(cut))));
    QVERIFY(isNear(errors(struck("kind: partition", others[0], home)), 1.0 / 3, 0.08));
    QVERIFY(meanOf(cut.workloads.front().series.errorShare, 85, 125) < 0.001);
    QCOMPARE(errors(struck("kind: partition", others[0], others[1])), 0.0);
    QCOMPARE(cut.recoveries.front().fault,
             "100 % of the messages between the zones " + home + " and " + others[0] + " are lost");
    const Results slow = struck("kind: latency, add: 50ms", home, others[0]);
    const auto& p95 = slow.workloads.front().series.p95;
    const auto& p50 = slow.workloads.front().series.p50;
    QVERIFY(meanOf(p95, 45, 79) - meanOf(p95, 20, 38) > 0.045);
    QVERIFY(meanOf(p50, 45, 79) - meanOf(p50, 20, 38) < 0.005);
  }

  void aSurgeMultipliesTheArrivals() {
    const Results results =
        resultsOf(shop("    faults: [{at: 40s, for: 40s, kind: surge, workload: load, factor: x2}]\n"));
    QVERIFY(isNear(meanOf(results.workloads.front().series.rate, 45, 79), 400, 0.05));
    QVERIFY(isNear(meanOf(results.workloads.front().series.rate, 85, 125), 200, 0.05));
  }

  void aLostPrimaryHandsOverAfterTheFailoverTime() {
    const Results results = resultsOf(R"(components:
  user: {kind: client}
  db: {kind: database, readReplicas: 2, failover: 10s, startup: 100s}
connections: {user -> db: {}}
workloads: {load: {from: user, arrivals: constant(100/s), mix: {db/read: 50%, db/write: 50%}}}
scenarios: {base: {duration: 80s, warmup: 0s, faults: [{at: 20s, kind: primary-outage, target: db}]}}
)");
    const auto& errors = results.workloads.front().series.errorShare;
    QVERIFY(isNear(meanOf(errors, 22, 29), 0.5, 0.1));
    QCOMPARE(meanOf(errors, 32, 79), 0.0);
  }

  void faultsThatCannotStrikeTheirTargetAreRefused() {
    const auto refusal = [](const std::string& fault) {
      const auto run = Run::create(designOf(shop("    faults: [{at: 20s, " + fault + "}]\n")), {}, {});
      return run ? std::string() : run.error().message + ": " + run.error().hint;
    };
    QCOMPARE(refusal("kind: cache-flush, target: api"),
             std::string("A cache-flush cannot strike api, which is a service: Name a cache"));
    QCOMPARE(refusal("kind: primary-outage, target: api"),
             std::string("A primary-outage cannot strike api, which is a service: Name a database, an event "
                         "store or a broker"));
    QCOMPARE(refusal("kind: node-loss, zone: a"),
             std::string("This node-loss does not say what it strikes: Name its target (a component); a zone "
                         "suffers outages, latency, loss and partitions"));
    QCOMPARE(refusal("kind: latency, target: db"),
             std::string("This latency does not say how much it adds: Write it as add: 200ms"));
    QCOMPARE(refusal("kind: primary-outage, target: db"), std::string());
    const std::string pair =
        " does not strike the way between two zones: Write a latency, loss or partition with two zones: "
        "zone: "
        "a, toZone: b";
    QCOMPARE(refusal("kind: outage, zone: a, toZone: b"), "This outage" + pair);
    QCOMPARE(refusal("kind: partition, zone: a, toZone: a"), "This partition" + pair);
    QCOMPARE(refusal("kind: partition, target: db, toZone: a"), "This partition" + pair);
    QVERIFY(!refusal("kind: partition, toZone: a").empty());
    QCOMPARE(refusal("kind: partition, zone: a, toZone: b"), std::string());
  }

  void moreKillsThanPodsStrikeThePodsThereAre() {
    const Results results =
        resultsOf(shop("    faults: [{at: 40s, kind: pod-kill, target: api, pods: 100}]\n"));
    QCOMPARE(component(results, "api").podStarts, std::uint64_t{3});
    QCOMPARE(results.recoveries.front().fault, std::string("3 pods of api are killed"));
    const Results half =
        resultsOf(shop("    faults: [{at: 40s, kind: pod-kill, target: api, share: 50%}]\n"));
    QCOMPARE(half.recoveries.front().fault, std::string("2 pods of api are killed"));
  }

  void aSlowZoneDelaysWhatCrossesItsEdge() {
    // One pod of three is in the zone; the client is outside of all zones.
    const std::string design = shop("    faults: [{at: 40s, for: 40s, kind: latency, zone: b, add: 50ms}]\n");
    Run run = runOf(design);
    run.advance(run.end());
    const Results results = checked(run.result());
    double struck = 0;
    for (const PodFigures& pod : component(results, "api").pods) struck += pod.zone == "b" ? 1 : 0;
    QCOMPARE(struck, 1.0);
    const std::string db = component(results, "db").pods.front().zone;
    const auto& p95 = results.workloads.front().series.p95;
    const auto& p50 = results.workloads.front().series.p50;
    QVERIFY(meanOf(p95, 45, 79) - meanOf(p95, 20, 38) > 0.045);
    const double shift = meanOf(p50, 45, 79) - meanOf(p50, 20, 38);
    QVERIFY2(db == "b" ? shift > 0.045 : shift < 0.005, qPrintable(QString::number(shift)));
    QCOMPARE(results.recoveries.front().fault,
             std::string("traffic across the edge of zone b is slower by 50 ms"));
  }

  void aPartitionedZoneIsCutOffButWorksInside() {
    const Results results = resultsOf(
        shop("    faults: [{at: 40s, for: 40s, kind: partition, zone: b}]\n", "3", "timeout: 100ms"));
    const std::string db = component(results, "db").pods.front().zone;
    const double errors = meanOf(results.workloads.front().series.errorShare, 42, 79);
    QVERIFY2(db == "b" ? errors > 0.99 : isNear(errors, 1.0 / 3, 0.08), qPrintable(QString::number(errors)));
    QVERIFY(meanOf(results.workloads.front().series.errorShare, 85, 125) < 0.001);
    QVERIFY(results.isConserved);
  }

  void errorsThatAreUsualAreNotPutDownToAFault() {
    const Results results = resultsOf(R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 3, operations: {go: {steps: [{work: 1ms}, {fail: 2%}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: poisson(100/s), mix: {api/go: 100%}}}
scenarios: {base: {duration: 2m, warmup: 0s, faults: [{at: 40s, kind: slow, target: api, factor: x1, for: 30s}]}}
)");
    QCOMPARE(results.recoveries.size(), std::size_t{1});
    QVERIFY(!results.recoveries.front().hasDisturbed);
  }

  void aRetryStormSurvivesItsTriggerUnlessABudgetBoundsIt() {
    // 70/s on 2 x 5 slots of mean 0.1 s; one pod is down for 5 s; the client waits 1 s.
    const auto storm = [](const std::string& retries) {
      return resultsOf(
          "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
          "components:\n  user: {kind: client}\n"
          "  api: {kind: service, replicas: 2, concurrency: 5, queue: 10000, startup: 5s, cpu: {limit: 8},"
          " operations: {go: {steps: [{wait: exponential(100ms)}]}}}\n"
          "connections: {user -> api: {timeout: 5s, retries: {perTryTimeout: 1s, backoff: constant(0s), "
          "jitter: none, " +
          retries +
          "}}}\nworkloads: {load: {from: user, arrivals: poisson(70/s), mix: {api/go: 100%}}}\n"
          "scenarios: {base: {duration: 120s, warmup: 0s, faults: [{at: 20s, kind: pod-kill, target: "
          "api}]}}\n");
    };
    const Results without = storm("attempts: 3");
    const Results with = storm("attempts: 3, budget: 10%");
    QVERIFY2(meanOf(without.workloads.front().series.errorShare, 90, 119) > 0.8, "metastable");
    QVERIFY2(meanOf(with.workloads.front().series.errorShare, 90, 119) < 0.01, "recovered");
    QVERIFY(!without.recoveries.front().recovery.has_value());
    QVERIFY(with.recoveries.front().recovery.has_value());
  }
};

QTEST_APPLESS_MAIN(EngineFaultsTest)
#include "engine_faults_test.moc"
