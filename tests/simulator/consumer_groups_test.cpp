// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "design_text.h"
#include "simulator/data/consumer_group.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

struct Log {
  std::string broker = "product: kafka";
  std::string topic = "partitions: 8";
  std::string consumption = "concurrency: 1";
  std::string worker = "replicas: 4, startup: 5s";
  std::string faults = {};
  std::string duration = "100s";
};

// Each message takes 20 ms, so one at a time makes 50/s.
Results read(const Log& log, const std::string& arrivals = "constant(100/s)") {
  return resultsOf(
      "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%, bandwidth: "
      "1000000Gbit/s}}\n"
      "scenarios: {base: {duration: " +
      log.duration + ", warmup: 0s, faults: [" + log.faults +
      "]}}\ncomponents:\n  user: {kind: client}\n"
      "  api: {kind: service, cpu: {limit: 16}, operations: {go: {steps: [{publish: bus/jobs}]}}}\n"
      "  bus: {kind: broker, cpu: {limit: 16}, publish: 0ms, " +
      log.broker + ", topics: {jobs: {" + log.topic +
      "}}}\n"
      "  hand: {kind: worker, title: Hands, " +
      log.worker + ", consumes: {bus/jobs: {" + log.consumption +
      "}}, operations: {work: {steps: [{wait: 20ms}]}}}\n"
      "connections: {user -> api: {}, api -> bus: {}, bus -> hand: {}}\n"
      "workloads: {load: {from: user, arrivals: " +
      arrivals + "}}\n");
}

const std::string kKill = "{at: 20s, kind: pod-kill, target: hand, pods: 1}";

}  // namespace

class ConsumerGroupsTest : public QObject {
  Q_OBJECT

 private slots:
  void partitionsAreGivenOutInRanges() {
    ConsumerGroup group(7);
    QVERIFY(group.join(5) && group.join(0) && group.join(2));
    QVERIFY(!group.join(2));
    group.assign();
    QCOMPARE(group.shareOf(0)->begin, 0U);
    QCOMPARE(group.shareOf(0)->end, 3U);
    QCOMPARE(group.shareOf(2)->end, 5U);
    QCOMPARE(group.shareOf(5)->begin, 5U);
    QCOMPARE(group.shareOf(5)->end, 7U);
    QCOMPARE(group.ownerOf(4), 2U);
    QVERIFY(group.shareOf(6) == nullptr);
    QVERIFY(group.leave(2));
    QVERIFY(!group.leave(2));
    group.assign();
    QCOMPARE(group.ownerOf(4), 5U);
    group.leave(0);
    group.leave(5);
    group.assign();
    QCOMPARE(group.ownerOf(4), kNone);
  }

  void withoutKeysEveryPartitionGetsAsMany() {
    const Results results = read({});
    QVERIFY(isNear(component(results, "hand").flow.rate, 100, 0.01));
    for (const PodFigures& pod : component(results, "hand").pods)
      QVERIFY(isNear(static_cast<double>(pod.requests), 2500, 0.06));
    QCOMPARE(*component(results, "hand").rebalances, std::uint64_t{0});
    QVERIFY(verdict(results, "uneven-load") == nullptr);
    QVERIFY(results.isConserved);
  }

  void aKeyKeepsToItsPartitionAndItsPod() {
    const Results results = read({.topic = "partitions: 8, key: uniform(1)"});
    QVERIFY(isNear(component(results, "hand").flow.rate, 50, 0.02));
    QVERIFY(isNear(*component(results, "bus").finalLag, 50 * 100, 0.02));
    const Verdict* said = verdict(results, "uneven-load");
    QVERIFY(said != nullptr);
    QCOMPARE(said->text,
             std::string(
                 "The busiest pod of Hands has 100 % of its request slots taken, all together only 25 %: all "
                 "messages of a key go to one partition, and bus/jobs has only 1 key. Use more keys."));
    QCOMPARE(said->path, std::string("components/bus/topics/jobs/key"));
  }

  void manyKeysSpreadEvenly() {
    const Results results = read({.topic = "partitions: 64, key: uniform(100000)"});
    QVERIFY(isNear(component(results, "hand").flow.rate, 100, 0.01));
    QVERIFY(*component(results, "bus").finalLag < 20);
  }

  void otherProductsHandAMessageToWhoeverHasRoom() {
    const Results results = read({.broker = "product: rabbitmq", .topic = "partitions: 8, key: uniform(1)"});
    QVERIFY(isNear(component(results, "hand").flow.rate, 100, 0.01));
    QVERIFY(!component(results, "hand").rebalances);
  }

  void partitionsThatDoNotDivideLeavePodsIdle() {
    // One pod reads two of the three partitions: 100/s of 150/s.
    const Results results = read({.topic = "partitions: 3", .worker = "replicas: 2"}, "constant(150/s)");
    QVERIFY(isNear(component(results, "hand").flow.rate, 100, 0.02));
    const Results milder = read({.topic = "partitions: 3", .worker = "replicas: 2"}, "constant(74/s)");
    const Verdict* said = verdict(milder, "uneven-load");
    QVERIFY(said != nullptr);
    QVERIFY2(said->text.find("the 3 partitions of bus/jobs do not divide evenly among 2 pods.") !=
                 std::string::npos,
             said->text.c_str());
    QCOMPARE(said->path, std::string("components/bus/topics/jobs/partitions"));
    QCOMPARE(said->suggestion, std::string("4"));
  }

  void aPodThatDiesStopsItsGroupUntilItsSessionIsOver() {
    // Killed at 20 s, back as a new member at 25 s; the old one is missed at 65 s.
    const Results results = read({.faults = kKill});
    const ComponentFigures& hand = component(results, "hand");
    QCOMPARE(*hand.rebalances, std::uint64_t{1});
    QVERIFY(isNear(*hand.standstill, 0.40, 0.001));
    const Verdict* said = verdict(results, "rebalances");
    QVERIFY(said != nullptr);
    QCOMPARE(said->text,
             std::string(
                 "The consumers of Hands stood still 40 % of the time for 1 rebalance, because pods came and "
                 "went: a pod that dies is waited for up to 45 s unless its membership is static."));
    QVERIFY(results.isConserved);
  }

  void aStaticMemberTakesUpItsPartitionsAgain() {
    const Results results = read({.consumption = "concurrency: 1, staticMembership: true", .faults = kKill});
    QCOMPARE(*component(results, "hand").rebalances, std::uint64_t{0});
    QCOMPARE(*component(results, "hand").standstill, 0.0);
    // A quarter of the messages waited for up to 5 s, and the pod has room for as many more.
    QVERIFY(component(results, "bus").age->max >= 5);
    QVERIFY(component(results, "bus").age->max < 5.5);
    QVERIFY(isNear(component(results, "hand").flow.rate, 100, 0.01));
  }

  void aStaticMemberThatIsLateIsMissedAndJoinsAgain() {
    const Results results =
        read({.consumption = "concurrency: 1, staticMembership: true, sessionTimeout: 10s",
              .worker = "replicas: 4, startup: 30s",
              .faults = kKill});
    QCOMPARE(*component(results, "hand").rebalances, std::uint64_t{2});
    QVERIFY(isNear(*component(results, "hand").standstill, 0.06, 0.001));
  }

  void aPodThatEndsInOrderIsNotWaitedFor() {
    const Results results = read({.consumption = "concurrency: 1, rebalance: 2s",
                                  .faults = "{at: 20s, kind: drain, target: hand, pods: 1}"});
    QCOMPARE(*component(results, "hand").rebalances, std::uint64_t{2});
    QVERIFY(isNear(*component(results, "hand").standstill, 0.04, 0.001));
  }

  void aStaticMemberThatDrainsIsWaitedFor() {
    const Results results = read({.consumption = "concurrency: 1, staticMembership: true",
                                  .worker = "replicas: 4, startup: 5s, drain: 1s",
                                  .faults = "{at: 20s, kind: drain, target: hand, pods: 1}"});
    QCOMPARE(*component(results, "hand").rebalances, std::uint64_t{0});
    QVERIFY(verdict(results, "rebalances") == nullptr);
  }

  void messagesExpireWhileNobodyReads() {
    // From 20 s on nobody reads; at 100 s only the messages of the last 5 s wait.
    const Results results = read({.topic = "partitions: 8, retention: 5s",
                                  .faults = "{at: 20s, for: 80s, kind: outage, target: hand}"});
    QVERIFY(isNear(*component(results, "bus").finalLag, 500, 0.05));
    QVERIFY(isNear(static_cast<double>(*component(results, "bus").expired), 7500, 0.02));
    QVERIFY(verdict(results, "messages-expired") != nullptr);
    QVERIFY(results.isConserved);
  }

  void rebalancesWithoutADeathAreNotBlamedOnSessions() {
    const Results results = read({.consumption = "concurrency: 1, rebalance: 2s",
                                  .faults = "{at: 20s, kind: drain, target: hand, pods: 1}"});
    QVERIFY(
        verdict(results, "rebalances")->text.ends_with("because pods came and went: let fewer come and go."));
  }

  void someKeysThatComeMoreOftenAreSaid() {
    const Results results = read({.topic = "partitions: 8, key: 'zipf(1000, 2)'"});
    QVERIFY(verdict(results, "uneven-load") != nullptr);
    QVERIFY2(verdict(results, "uneven-load")->text.find("some keys come more often") != std::string::npos,
             verdict(results, "uneven-load")->text.c_str());
    QVERIFY(results.bottleneck->path.empty() || results.bottleneck->resource == "slots");
  }

  void nobodyReadsUntilThereIsAMember() {
    const Results results =
        read({.faults = "{at: 10s, for: 30s, kind: outage, target: hand}", .duration = "200s"});
    QVERIFY(isNear(component(results, "hand").flow.rate, 100, 0.02));
    QVERIFY(component(results, "bus").age->max > 40);
    QVERIFY(*component(results, "bus").finalLag < 20);
    QVERIFY(results.isConserved);
  }
};

QTEST_APPLESS_MAIN(ConsumerGroupsTest)
#include "consumer_groups_test.moc"
