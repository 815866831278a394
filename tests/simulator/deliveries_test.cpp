// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "shop_design.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

struct Bus {
  std::string broker = "replicas: 1, startup: 1s";
  std::string arrow;
  std::string work = "wait: 20ms";
  std::string rate = "constant(100/s)";
  std::string platform = "zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}";
};

// A service publishes to a broker, whose messages two pods of a worker take eight at a time.
std::string messages(const std::string& fault, const Bus& bus = {}) {
  return "platform: {" + bus.platform + "}\nscenarios: {base: {duration: 60s, warmup: 0s, faults: [" +
         (fault.empty() ? "" : "{at: 20s, " + fault + "}") +
         "]}}\n"
         "components:\n  user: {kind: client}\n  api: {kind: service, concurrency: 10000, operations: {go: "
         "{steps: [{publish: bus/jobs}]}}}\n"
         "  bus: {kind: broker, publish: 0ms, topics: {jobs: {partitions: 100}}, " +
         bus.broker +
         "}\n  hand: {kind: worker, replicas: 2, cpu: {limit: 8}, consumes: {bus/jobs: {concurrency: "
         "4}}, operations: {work: {steps: [{" +
         bus.work +
         "}]}}}\n"
         "connections: {user -> api: {}, api -> bus: {}, bus -> hand: {" +
         bus.arrow + "}}\nworkloads: {load: {from: user, arrivals: " + bus.rate + ", mix: {api/go: 100%}}}\n";
}

// An event store that a view follows.
std::string events() {
  return still("60s", "0s") +
         "components:\n  user: {kind: client}\n"
         "  log: {kind: event-store, replicas: 1, startup: 1s, projections: {view: {to: view/apply, "
         "concurrency: 4, poll: 20ms}}}\n"
         "  view: {kind: service, operations: {apply: {steps: [{wait: 100ms}]}}}\n"
         "connections: {user -> log: {}, log -> view: {}}\n"
         "workloads: {load: {from: user, arrivals: constant(50/s), mix: {log/write: 100%}}}\n";
}

const FlowSeries& handedOut(const Results& results) {
  return connection(results, "bus -> hand").series;
}

double meanAge(const Results& results) {
  return component(results, "bus").age->mean;
}

Bus with(std::string Bus::*what, const std::string& value) {
  Bus bus;
  bus.*what = value;
  return bus;
}

}  // namespace

class DeliveriesTest : public QObject {
  Q_OBJECT

 private slots:
  void theArrowsOwnLatencyIsPartOfTheWay() {
    Bus bus = with(&Bus::rate, "constant(20/s)");  // nobody waits for room
    bus.arrow = "latency: 30ms";
    const Results results = resultsOf(messages("", bus));
    QVERIFY2(isNear(meanAge(results), 0.050, 0.01), qPrintable(QString::number(meanAge(results))));
    QVERIFY(isNear(connection(results, "bus -> hand").flow.latency.mean, 0.050, 0.01));
  }

  void theZonesAndTheirJitterDecideAboutTheRest() {
    const std::string one = "zones: [a], network: {crossZone: 40ms, jitter: ";
    const Results even = resultsOf(messages("", with(&Bus::platform, one + "0%, sameZone: 10ms}")));
    QVERIFY2(isNear(connection(even, "bus -> hand").flow.latency.p50, 0.030, 0.01),
             qPrintable(QString::number(connection(even, "bus -> hand").flow.latency.p50)));
    const Results jitter = resultsOf(messages("", with(&Bus::platform, one + "50%, sameZone: 10ms}")));
    const LatencyFigures& latency = connection(jitter, "bus -> hand").flow.latency;
    QVERIFY2(isNear(latency.mean, 0.030, 0.02) && latency.p99 > 0.040,
             qPrintable(QString::number(latency.p99)));
  }

  void proxiesOfAMeshAreOnTheWay() {
    const auto age = [](const std::string& mesh) {
      return meanAge(resultsOf(messages(
          "", with(&Bus::platform,
                   "zones: [a], network: {sameZone: 0ms, jitter: 0%}, mesh: {product: " + mesh + "}"))));
    };
    const double added = age("istio") - age("none");
    QVERIFY2(added > 0.3e-3 && added < 0.6e-3, qPrintable(QString::number(added)));
  }

  void addedLatencyDelaysDeliveries() {
    for (const char* place : {"connection: bus -> hand", "target: hand", "target: bus"}) {
      const Results results =
          resultsOf(messages(std::string("for: 20s, kind: latency, add: 50ms, ") + place));
      const Series& p50 = handedOut(results).p50;
      QVERIFY2(isNear(meanOf(p50, 22, 39) - meanOf(p50, 5, 19), 0.050, 0.02), place);
      QVERIFY2(isNear(meanOf(p50, 42, 59), 0.020, 0.02), place);
    }
  }

  void aDeliveryThatIsLostComesBackAndIsNoAttempt() {
    const Results results = resultsOf(
        messages("kind: loss, share: 20%, connection: bus -> hand", with(&Bus::rate, "constant(1/s)")));
    const FlowFigures& arrow = connection(results, "bus -> hand").flow;
    QVERIFY2(share(arrow, Outcome::ConnectionLost) > 0.03, qPrintable(QString::number(arrow.rate)));
    QCOMPARE(*component(results, "bus").deadLetters, std::uint64_t{0});
    QCOMPARE(component(results, "hand").flow.outcomes.front(), arrow.outcomes.front());
  }

  void aConsumerThatIsCutOffCatchesUpAfterwards() {
    // After 15 s the broker gives a connection up; what it tries again is lost too.
    for (const char* place : {"target: hand", "target: bus", "connection: bus -> hand"}) {
      const Results results = resultsOf(messages(std::string("for: 20s, kind: partition, ") + place));
      const Series& rate = component(results, "hand").series.rate;
      QCOMPARE(meanOf(rate, 22, 39), 0.0);
      QVERIFY2(meanOf(rate, 51, 59) > 90, place);
      QCOMPARE(*component(results, "bus").deadLetters, std::uint64_t{0});
    }
  }

  void errorsOnTheArrowFailDeliveries() {
    const Results results = resultsOf(messages("kind: errors, share: 100%, connection: bus -> hand"));
    QVERIFY(*component(results, "bus").deadLetters > 3000);
  }

  void aCutOffZoneGetsNoMessages() {
    Bus bus;
    bus.platform = "zones: [a, b], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}";
    const Results before = resultsOf(messages("", bus));
    const std::string zone = component(before, "bus").pods.front().zone;
    const Results results = resultsOf(messages("kind: partition, zone: a, toZone: b", bus));
    for (const PodFigures& pod : component(results, "hand").pods) {
      const auto all = static_cast<double>(component(before, "hand").pods[0].requests);
      if (pod.zone != zone) QVERIFY(static_cast<double>(pod.requests) < 0.5 * all);
    }
    QVERIFY(*component(results, "bus").finalLag > 500);
  }

  void aBrokerWithoutAReadyPodHandsNothingOut() {
    // 100/s on 80/s: there is always something to hand out.
    const Results results =
        resultsOf(messages("for: 20s, kind: outage, target: bus", with(&Bus::work, "wait: 100ms")));
    const Series& rate = component(results, "hand").series.rate;
    QVERIFY(isNear(meanOf(rate, 10, 19), 80, 0.02));
    QCOMPARE(meanOf(rate, 21, 40), 0.0);
    QVERIFY2(isNear(meanOf(rate, 43, 59), 80, 0.02), qPrintable(QString::number(meanOf(rate, 43, 59))));
  }

  void oneReadyPodOfABrokerIsEnough() {
    Bus bus = with(&Bus::work, "wait: 100ms");
    bus.broker = "replicas: 3, startup: 100s";
    const Results results = resultsOf(messages("kind: pod-kill, pods: 2, target: bus", bus));
    QVERIFY(isNear(meanOf(component(results, "hand").series.rate, 25, 59), 80, 0.02));
  }

  void anEventStoreThatIsDownTellsNobody() {
    const Results results = resultsOf(events());
    QVERIFY(isNear(component(results, "view").flow.rate, 40, 0.02));
    Run run = runOf(events());
    run.advance(20 * kSecond);
    Command outage = command(Command::Kind::Outage, "log");
    outage.duration = 20 * kSecond;
    QVERIFY(run.apply(outage).ok());
    run.advance(run.end());
    const Results struck = checked(run.result());
    const Series& rate = component(struck, "view").series.rate;
    QCOMPARE(meanOf(rate, 21, 40), 0.0);
    QVERIFY(isNear(meanOf(rate, 43, 59), 40, 0.02));
  }
};

QTEST_APPLESS_MAIN(DeliveriesTest)
#include "deliveries_test.moc"
