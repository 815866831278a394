// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

// One server of 10 ms that is asked twice as often as it can answer, by clients that wait for 500 ms.
Results overloaded(const std::string& discipline, const std::string& rate = "200/s") {
  return resultsOf(still("60s", "20s") +
                   "components:\n  user: {kind: client}\n  api: {kind: service, replicas: 1, concurrency: 1, "
                   "queue: 1000, queueDiscipline: " +
                   discipline +
                   ", operations: {go: {steps: [{wait: 10ms}]}}}\n"
                   "connections: {user -> api: {timeout: 500ms}}\n"
                   "workloads: {load: {from: user, arrivals: poisson(" +
                   rate + "), mix: {api/go: 100%}}}\n");
}

double goodput(const Results& results) {
  const FlowFigures& flow = results.workloads.front().flow;
  return flow.rate * share(flow, Outcome::Ok);
}

}  // namespace

class OverloadTest : public QObject {
  Q_OBJECT

 private slots:
  void firstComeFirstServedAnswersNobodyInTime() { QVERIFY(goodput(overloaded("fifo")) < 1); }

  void adaptiveLifoAnswersAsManyAsItCan() {
    const Results results = overloaded("adaptive-lifo");
    QVERIFY2(isNear(goodput(results), 100, 0.03), qPrintable(QString::number(goodput(results))));
    QVERIFY(component(results, "api").rejected > 3500);
    QVERIFY(std::any_of(results.verdicts.begin(), results.verdicts.end(), [](const Verdict& one) {
      return one.text.ends_with("because they had waited too long in a queue that did not empty.");
    }));
    // Who is answered waited for the target of 5 ms, or for the request before.
    QVERIFY(results.workloads.front().flow.latency.p90 < 0.150);
    QVERIFY(results.isConserved);
  }

  void controlledDelayAnswersInOrderWhoDidNotWaitTooLong() {
    const Results results = overloaded("controlled-delay");
    const double answered = goodput(results);
    QVERIFY2(answered > 75 && answered < 100.5, qPrintable(QString::number(answered)));
    // Nobody who is answered waited for more than 100 ms and the request in service.
    QVERIFY2(results.workloads.front().flow.latency.p999 < 0.125,
             qPrintable(QString::number(results.workloads.front().flow.latency.p999)));
    QVERIFY(results.isConserved);
  }

  void sheddingChangesNothingWithoutOverload_data() {
    QTest::addColumn<QString>("discipline");
    for (const char* one : {"adaptive-lifo", "controlled-delay"}) QTest::newRow(one) << one;
  }

  void sheddingChangesNothingWithoutOverload() {
    // M/D/1 at a fifth of its capacity: nobody waits for 100 ms.
    QFETCH(QString, discipline);
    const Results adaptive = overloaded(discipline.toStdString(), "20/s");
    const Results fifo = overloaded("fifo", "20/s");
    QCOMPARE(adaptive.fingerprint, fifo.fingerprint);
    QCOMPARE(component(adaptive, "api").rejected, std::uint64_t{0});
  }

  void writesWaitForTheVolume() {
    // M/D/1 with 100 writes/s on a volume of 125: a mean wait of 16 ms before the work of 1 ms.
    const Results results = resultsOf(still("4000s", "20s") + R"(components:
  user: {kind: client}
  db: {kind: database, iops: 125, concurrency: 1000, maxConnections: 1000, cpu: {limit: 64}, read: 1ms, write: 1ms}
connections: {user -> db: {}}
workloads:
  writers: {from: user, arrivals: poisson(100/s), mix: {db/write: 100%}}
  readers: {from: user, arrivals: poisson(20/s), mix: {db/read: 100%}}
)");
    QVERIFY2(isNear(results.workloads[0].flow.latency.mean, 0.017, 0.05),
             qPrintable(QString::number(results.workloads[0].flow.latency.mean)));
    QVERIFY(isNear(results.workloads[1].flow.latency.mean, 0.001, 0.001));
    QVERIFY(results.bottleneck.has_value());
    QCOMPARE(results.bottleneck->resource, std::string("iops"));
    QVERIFY(isNear(results.bottleneck->loadMultiple, 1.25, 0.02));
  }
};

QTEST_APPLESS_MAIN(OverloadTest)
#include "overload_test.moc"
