// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Rows of a database that one statement at a time locks: queues with known figures, and what is said of them.
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

/// Statements of one database, as many at a time as come; what they hold a row for is a wait, not work.
std::string databaseWith(const std::string& operations, const std::string& mix, const std::string& rate,
                         const std::string& more = "", const std::string& arrow = "{}") {
  const bool isAlone = operations.find("release") == std::string::npos;
  return still("4000s", "100s") +
         "components:\n  user: {kind: client}\n  api: {kind: service, replicas: 1, concurrency: 1000000, "
         "operations: {a: {steps: [{call: stock/reserve}]}, b: {steps: [{call: stock/release}]}}}\n"
         "  stock: {kind: database, title: Stock, concurrency: 1000000, queue: 1000000, maxConnections: "
         "1000000, iops: 1000000000, cpu: {limit: 64}" +
         more + ", operations: {" + operations + (isAlone ? ", release: {steps: []}" : "") +
         "}}\nconnections: {user -> api: {}, api -> stock: " + arrow +
         "}\nworkloads: {load: {from: user, arrivals: poisson(" + rate + "), mix: {" + mix + "}}}\n";
}

const char* const kHold = "steps: [{wait: exponential(8ms)}]";

std::string reserve(const std::string& lock) {
  return std::string("reserve: {") + kHold + ", lock: " + lock + "}";
}

std::string release(const std::string& lock) {
  return std::string("release: {") + kHold + ", lock: " + lock + "}";
}

const ComponentFigures& stock(const Results& results) {
  return component(results, "stock");
}

double tailShare(const Results& results, Cause cause) {
  for (const TailFigures::Part& part : results.tails.front().parts)
    if (part.cause == cause && part.element == "stock") return part.share;
  return 0;
}

}  // namespace

class RowLocksTest : public QObject {
  Q_OBJECT

 private slots:
  void oneRowIsAnMM1Queue() {
    // 100/s and 8 ms: used to 80 %, on average 40 ms there, of which 32 ms in the queue; the time there is
    // exponential, so 99 % stay below ln(100) times the mean.
    const Results results = resultsOf(databaseWith(reserve("uniform(1)"), "api/a: 100%", "100/s"));
    const LatencyFigures& latency = stock(results).flow.latency;
    QVERIFY2(isNear(latency.mean, 0.040, 0.03), qPrintable(QString::number(latency.mean)));
    QVERIFY2(isNear(latency.p99, 0.1842, 0.05), qPrintable(QString::number(latency.p99)));
    QVERIFY(isNear(*stock(results).rowUse, 0.8, 0.01));
    QVERIFY(isNear(*stock(results).lockWait, 0.8, 0.02));
    QVERIFY(results.isConserved && results.little.holds);
  }

  void rowsHaveQueuesOfTheirOwn() {
    // Four M/M/1 queues of 50/s each: 8 ms / (1 - 0.4).
    const Results results = resultsOf(databaseWith(reserve("uniform(4)"), "api/a: 100%", "200/s"));
    QVERIFY(isNear(stock(results).flow.latency.mean, 0.008 / 0.6, 0.02));
    QVERIFY(isNear(*stock(results).rowUse, 0.4, 0.03));
  }

  void popularRowsAreTheOnesWaitedFor() {
    // Zipf's law with exponent 1 over two rows: two thirds of the writes go to the first.
    const Results results = resultsOf(databaseWith(reserve("zipf(2, 1)"), "api/a: 100%", "100/s"));
    const double first = 0.008 / (1 - 0.008 * 200 / 3);
    const double second = 0.008 / (1 - 0.008 * 100 / 3);
    QVERIFY(isNear(stock(results).flow.latency.mean, first * 2 / 3 + second / 3, 0.02));
    QVERIFY(isNear(*stock(results).rowUse, 0.008 * 200 / 3, 0.02));
  }

  void operationsMeetWhereTheyNameTheSameTable() {
    const std::string mix = "api/a: 50%, api/b: 50%";
    const std::string same = "{key: uniform(1), table: items}";
    const Results together = resultsOf(databaseWith(reserve(same) + ", " + release(same), mix, "100/s"));
    QVERIFY(isNear(stock(together).flow.latency.mean, 0.040, 0.04));
    const Results apart =
        resultsOf(databaseWith(reserve("uniform(1)") + ", " + release("uniform(1)"), mix, "100/s"));
    QVERIFY(isNear(stock(apart).flow.latency.mean, 0.008 / (1 - 0.4), 0.03));
  }

  void theWaitHasACauseOfItsOwn() {
    const Results results = resultsOf(databaseWith(reserve("uniform(1)"), "api/a: 100%", "100/s"));
    QVERIFY2(tailShare(results, Cause::Locking) > 0.75,
             qPrintable(QString::number(tailShare(results, Cause::Locking))));
    QCOMPARE(tailShare(results, Cause::Queueing), 0.0);
    QVERIFY(verdict(results, "lock-contention") != nullptr);
    QCOMPARE(verdict(results, "lock-contention")->path,
             std::string("components/stock/operations/reserve/lock/key"));
    const std::string& text = verdict(results, "lock-contention")->text;
    QVERIFY2(text.starts_with("Stock: ") &&
                 text.find("of the time of writes is waiting for locks on hot keys") < text.size(),
             text.c_str());
    QVERIFY(results.bottleneck.has_value());
    QCOMPARE(results.bottleneck->resource, std::string("lock"));
    QVERIFY(isNear(results.bottleneck->loadMultiple, 1.25, 0.02));
  }

  void withoutMeetingsNothingIsSaid() {
    const Results results = resultsOf(databaseWith(reserve("uniform(1000000)"), "api/a: 100%", "100/s"));
    QVERIFY(verdict(results, "lock-contention") == nullptr);
    QVERIFY(isNear(stock(results).flow.latency.mean, 0.008, 0.01));
  }

  void whoGivesUpLeavesTheQueue() {
    const Results results = resultsOf(databaseWith(reserve("uniform(1)"), "api/a: 100%", "200/s", "",
                                                   "{timeout: 50ms, deadlinePropagation: true}"));
    QVERIFY(isNear(*stock(results).rowUse, 1, 0.03));
    QVERIFY(stock(results).inFlight < 11);
    QVERIFY(share(results.workloads.front().flow, Outcome::Timeout) > 0.3);
    QVERIFY(results.isConserved && results.little.holds);
  }

  void aPodThatDiesLeavesNoRowLocked() {
    Run run = runOf(databaseWith(reserve("uniform(1)"), "api/a: 100%", "100/s", ", startup: 5s"));
    for (const int second : {200, 300, 400}) {
      run.advance(second * kSecond);
      Command kill;
      kill.kind = Command::Kind::KillPod;
      kill.target = "stock";
      QVERIFY(run.apply(kill).ok());
    }
    run.advance(run.end());
    const Results results = run.result();
    QVERIFY(isNear(*stock(results).rowUse, 0.8, 0.02));
    QVERIFY(isNear(stock(results).flow.latency.mean, 0.040, 0.04));
    QVERIFY(results.isConserved);
  }
};

QTEST_APPLESS_MAIN(RowLocksTest)
#include "row_locks_test.moc"
