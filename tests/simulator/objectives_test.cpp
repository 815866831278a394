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
