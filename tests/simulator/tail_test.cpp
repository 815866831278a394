// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// What the slowest requests wait for, in designs where the answer is known.
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

/// A client and two services after each other; `front` calls `back` over an arrow.
std::string two(const std::string& front, const std::string& back, const std::string& arrow,
                const std::string& arrivals, const std::string& duration = "200s") {
  return still(duration) + "components:\n  user: {kind: client}\n  front: {kind: service, replicas: 1, " +
         front + "}\n  back: {kind: service, replicas: 1, " + back +
         "}\nconnections: {user -> front: {}, front -> back: " + arrow +
         "}\nworkloads: {load: {from: user, arrivals: " + arrivals + ", mix: {front/go: 100%}}}\n";
}

std::string operation(const std::string& name, const std::string& steps) {
  return "operations: {" + name + ": {steps: " + steps + "}}";
}

const TailFigures& tail(const Results& results) {
  return results.tails.front();
}

double shareOf(const Results& results, Cause cause, const std::string& element) {
  for (const TailFigures::Part& part : tail(results).parts)
    if (part.cause == cause && part.element == element) return part.share;
  return 0;
}

const char* const kCallBack = "[{work: 1ms}, {call: back/do}]";

}  // namespace

class TailTest : public QObject {
  Q_OBJECT

 private slots:
  void aBusyTierHoldsTheTailInItsQueue() {
    // One at a time, 90 % busy: the slowest wait for many others and are served like all.
    const Results results =
        resultsOf(two(operation("go", kCallBack),
                      "concurrency: 1, cpu: {limit: 1}, " + operation("do", "[{wait: exponential(9ms)}]"),
                      "{}", "poisson(100/s)", "2000s"));
    const double queueing = shareOf(results, Cause::Queueing, "back");
    QVERIFY2(queueing > 0.8, qPrintable(QString::number(queueing)));
    QCOMPARE(tail(results).workload, std::string("load"));
    QVERIFY(isNear(tail(results).from, results.workloads.front().flow.latency.p99, 0.1));
    QVERIFY(verdict(results, "tail") != nullptr);
    QVERIFY2(verdict(results, "tail")->text.find("is waiting in the queue of back.") != std::string::npos,
             verdict(results, "tail")->text.c_str());
  }

  void theSharesAddUpToTheWhole() {
    const Results results = resultsOf(two(
        operation("go", kCallBack), operation("do", "[{work: exponential(3ms)}]"), "{}", "poisson(150/s)"));
    double sum = 0;
    for (const TailFigures::Part& part : tail(results).parts) sum += part.share;
    QVERIFY(isNear(sum, 1, 1e-9));
    QVERIFY(std::is_sorted(tail(results).parts.begin(), tail(results).parts.end(),
                           [](const auto& a, const auto& b) { return a.share > b.share; }));
  }

  void aThrottledPodStandsStill() {
    const Results results =
        resultsOf(two(operation("go", kCallBack), "cpu: {limit: 0.2}, " + operation("do", "[{work: 45ms}]"),
                      "{}", "constant(3/s)", "1000s"));
    const double throttled = shareOf(results, Cause::Throttling, "back");
    QVERIFY2(throttled > 0.6, qPrintable(QString::number(throttled)));
    QVERIFY(verdict(results, "tail") != nullptr);
    QVERIFY2(verdict(results, "tail")->text.find("CPU quota of back") != std::string::npos,
             verdict(results, "tail")->text.c_str());
  }

  void aSharedCpuIsContention() {
    const Results results =
        resultsOf(two(operation("go", kCallBack),
                      "concurrency: 10000, cpu: {limit: 1}, " + operation("do", "[{work: exponential(9ms)}]"),
                      "{}", "poisson(100/s)", "1000s"));
    QVERIFY(shareOf(results, Cause::Contention, "back") > 0.6);
    QCOMPARE(shareOf(results, Cause::Queueing, "back"), 0.0);
  }

  void failedTriesAreRetries() {
    // The slowest fail twice, with 20 ms between the tries of 1 ms.
    const Results results =
        resultsOf(two(operation("go", "[{call: back/do}]"), operation("do", "[{wait: 1ms}, {fail: 20%}]"),
                      "{retries: {attempts: 2, on: application, backoff: constant(20ms), jitter: none}}",
                      "constant(100/s)"));
    QVERIFY2(isNear(shareOf(results, Cause::Retry, "front -> back"), 42.0 / 43, 1e-3),
             qPrintable(QString::number(shareOf(results, Cause::Retry, "front -> back"))));
  }

  void aFullPoolIsWaitedFor() {
    const Results results =
        resultsOf(two(operation("go", "[{call: back/do}]"), operation("do", "[{wait: exponential(9ms)}]"),
                      "{pool: {connections: 1, pending: 1000}}", "poisson(100/s)", "1000s"));
    QVERIFY(shareOf(results, Cause::Pool, "front -> back") > 0.7);
  }

  void onlyTheBranchThatEndsLastCounts() {
    const Results results = resultsOf(two(operation("go", "[{parallel: [{call: back/do}, {wait: 5ms}]}]"),
                                          operation("do", "[{wait: 20ms}]"), "{}", "constant(100/s)"));
    QCOMPARE(shareOf(results, Cause::Service, "back"), 1.0);
    QVERIFY(verdict(results, "tail") == nullptr);
  }

  void aSampleKeepsTheShares() {
    // 240 000 requests, of which a sixtieth is looked at: 41 of the slowest hundredth.
    const Results results = resultsOf(two(operation("go", "[{call: back/do}]"),
                                          "concurrency: 1, " + operation("do", "[{wait: exponential(1ms)}]"),
                                          "{}", "poisson(800/s)", "300s"));
    QVERIFY(tail(results).requests > 28);
    QVERIFY(tail(results).requests < 56);
    QVERIFY(isNear(tail(results).from, results.workloads.front().flow.latency.p99, 0.1));
    QVERIFY(shareOf(results, Cause::Queueing, "back") > 0.8);
  }

  void thinningKeepsTheShares() {
    // How often users come back is not known before; the sample is halved several times.
    const Results results = resultsOf(two(operation("go", "[{call: back/do}]"),
                                          "concurrency: 1, " + operation("do", "[{wait: exponential(1ms)}]"),
                                          "{}", "users(8, think exponential(2ms))", "300s"));
    QVERIFY(tail(results).requests > 300);
    QVERIFY(tail(results).requests < 1500);
    QVERIFY(isNear(tail(results).from, results.workloads.front().flow.latency.p99, 0.1));
    QVERIFY(shareOf(results, Cause::Queueing, "back") > 0.7);
  }

  void replicationsAddUp() {
    ScenarioOptions options;
    options.replications = 4;
    const std::string text = two(operation("go", kCallBack), operation("do", "[{work: exponential(3ms)}]"),
                                 "{}", "poisson(150/s)", "50s");
    const auto four = runScenario(designOf(text), "", options);
    options.threads = 1;
    const auto again = runScenario(designOf(text), "", options);
    QVERIFY(four->tails.front().requests > 3 * resultsOf(text).tails.front().requests);
    QCOMPARE(four->tails.front().parts.front().share, again->tails.front().parts.front().share);
  }
};

QTEST_APPLESS_MAIN(TailTest)
#include "tail_test.moc"
