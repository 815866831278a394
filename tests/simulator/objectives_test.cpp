// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Objectives second by second, and what the seconds in which they do not hold mean for the window they are
// counted over.
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

// Every request takes 10 ms; for ten of the hundred measured seconds all of them fail, and for twenty more
// they take 110 ms.
std::string disturbed(const std::string& objective) {
  return "platform: {zones: [a], network: {sameZone: 0s, crossZone: 0s, jitter: 0%}}\n"
         "components:\n  user: {kind: client}\n"
         "  api: {kind: service, replicas: 1, operations: {go: {steps: [{wait: 10ms}]}}}\n"
         "connections: {user -> api: {}}\n"
         "workloads: {load: {from: user, arrivals: constant(20/s), mix: {api/go: 100%}}}\n"
         "objectives: {promise: " +
         objective +
         "}\n"
         "scenarios:\n  day:\n    duration: 100s\n    warmup: 10s\n    faults:\n"
         "      - {at: 30s, for: 10s, kind: errors, target: api, share: 100%}\n"
         "      - {at: 60s, for: 20s, kind: latency, target: api, add: 100ms, share: 100%}\n";
}

ObjectiveFigures promise(const std::string& objective, int replications = 1) {
  ScenarioOptions options;
  options.replications = replications;
  return runScenario(designOf(disturbed(objective)), "", options).value().objectives.front();
}

}  // namespace

class ObjectivesTest : public QObject {
  Q_OBJECT

 private slots:
  void secondsInWhichItDoesNotHoldAreCounted() {
    const ObjectiveFigures success = promise("{of: load, success: 99%}");
    QCOMPARE(success.seconds, 100.0);
    QVERIFY2(success.missedSeconds == 10 || success.missedSeconds == 11,
             qPrintable(QString::number(success.missedSeconds)));
    QCOMPARE(success.heldShare(), 1 - success.missedSeconds / 100);
    const ObjectiveFigures latency = promise("{of: load, p95: 50ms}");
    QVERIFY2(latency.missedSeconds == 20 || latency.missedSeconds == 21,
             qPrintable(QString::number(latency.missedSeconds)));
  }

  void theWindowSaysHowMuchOfThemIsAllowed() {
    // 99.9 % of 30 days leave 2592 s; 99 % of 1000 s leave 10.
    const ObjectiveFigures month = promise("{of: load, success: 99%}");
    QVERIFY(isNear(month.windowUsed(), month.missedSeconds / 2592, 1e-9));
    const ObjectiveFigures tight = promise("{of: load, success: 99%, target: 99%, window: 1000s}");
    QVERIFY(isNear(tight.windowUsed(), tight.missedSeconds / 10, 1e-9));
    QVERIFY(promise("{of: load, success: 99%, target: 100%}").windowUsed() >= 1e6);
    QCOMPARE(promise("{of: load, p50: 1s, target: 100%}").windowUsed(), 0.0);
  }

  void replicationsAreAveraged() {
    const ObjectiveFigures four = promise("{of: load, success: 99%}", 4);
    QCOMPARE(four.seconds, 100.0);
    QVERIFY(four.missedSeconds >= 10 && four.missedSeconds <= 11);
  }

  void whoStillWaitsTooLongIsLate() {
    // Half a minute before the end the arrow is slowed by ten minutes: nobody else is answered.
    std::string stuck = disturbed("{of: load, p99: 100ms}");
    stuck = stuck.substr(0, stuck.find("      - {at: 30s")) +
            "      - {at: 80s, kind: latency, target: api, add: 10m, share: 100%}\n";
    const Results results = resultsOf(stuck);
    QVERIFY(!results.objectivesMet());
    QVERIFY2(isNear(results.objectives.front().unfinished, 600, 0.02),
             qPrintable(QString::number(results.objectives.front().unfinished)));
    QVERIFY(verdict(results, "objective-missed")->text.ends_with("and still do; its p99 allows no more."));
    QVERIFY(results.recoveries.front().hasDisturbed);
  }

  // From 40 s on nobody is answered any more: of the 20 requests a second those before 80 s have waited too
  // long.
  void whoIsNeverAnsweredHasNotSucceeded() {
    std::string stuck = disturbed("{of: load, success: 99%}");
    stuck = stuck.substr(0, stuck.find("      - {at: 30s")) +
            "      - {at: 40s, kind: latency, target: api, add: 10m, share: 100%}\n";
    const Results results = resultsOf(stuck);
    const ObjectiveFigures& success = results.objectives.front();
    QVERIFY(!success.isMet);
    QCOMPARE(success.waited, 30.0);
    QVERIFY2(isNear(success.unfinished, 800, 0.02), qPrintable(QString::number(success.unfinished)));
    QVERIFY(isNear(success.measured, 600.0 / 1400, 0.02));
    QVERIFY(verdict(results, "objective-missed")->text.find("waited for more than 30 s and still do") !=
            std::string::npos);
  }

  // Ten thousand requests of the last ten seconds take 5 s each: half of them are under way, none for too
  // long.
  void whoHasJustComeIsNotLate() {
    const Results results = resultsOf(
        "platform: {zones: [a], network: {sameZone: 0s, crossZone: 0s, jitter: 0%}}\n"
        "components: {user: {kind: client}, api: {kind: service, concurrency: 100000, operations: {go: "
        "{steps: "
        "[{wait: 5s}]}}}}\n"
        "connections: {user -> api: {}}\n"
        "workloads: {load: {from: user, arrivals: constant(1/s), mix: {api/go: 100%}}}\n"
        "objectives: {promise: {of: load, p99: 30s, success: 99%}}\n"
        "scenarios: {base: {duration: 600s, warmup: 0s, faults: [{at: 590s, kind: surge, workload: load, "
        "factor: "
        "x1000}]}}\n");
    QCOMPARE(results.objectives.size(), std::size_t{2});
    for (const ObjectiveFigures& one : results.objectives) {
      QVERIFY(one.isMet);
      QCOMPARE(one.unfinished, 0.0);
    }
  }

  void withoutARequestNothingIsSpent() {
    const Results results = resultsOf(
        "components: {user: {kind: client}, api: {kind: service}}\nconnections: {user -> api: {}}\n"
        "workloads: {load: {from: user, arrivals: constant(0/s), mix: {api: 100%}}}\n"
        "objectives: {promise: {of: load, success: 99%}}\nscenarios: {base: {duration: 60s, warmup: 0s}}\n");
    QVERIFY(!results.objectives.front().isMet);
    QCOMPARE(results.objectives.front().budgetUsed, 0.0);
  }

  // Failures alone miss it, and are what is spoken of.
  void aFewWhoWaitAreNotTheReason() {
    std::string mixed = disturbed("{of: load, success: 95%}");
    mixed = mixed.substr(0, mixed.find("      - {at: 60s")) +
            "      - {at: 70s, kind: latency, target: api, add: 10m, share: 5%}\n";
    const Results results = resultsOf(mixed);
    QVERIFY(results.objectives.front().unfinished > 0);
    QVERIFY(verdict(results, "objective-missed")->text.find("succeed; 95 % must") != std::string::npos);
  }

  void itIsSaidInWords() {
    const Results results = resultsOf(disturbed("{of: load, success: 99%, target: 99%, window: 20m}"));
    const Verdict* said = verdict(results, "error-budget");
    QVERIFY(said != nullptr);
    QVERIFY2(said->text.find("99 % over 20 min allows 12 s, so this uses ") != std::string::npos,
             said->text.c_str());
    QCOMPARE(said->path, std::string("objectives/promise/success"));
    QCOMPARE(said->severity, VerdictSeverity::Warning);
    QVERIFY(verdict(resultsOf(disturbed("{of: load, p50: 1s}")), "error-budget") == nullptr);
  }
};

QTEST_APPLESS_MAIN(ObjectivesTest)
#include "objectives_test.moc"
