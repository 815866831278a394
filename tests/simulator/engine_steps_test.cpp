// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

// One client that calls one service with these steps, and what stands behind it.
std::string serviceWith(const std::string& steps, const std::string& arrivals = "constant(100/s)") {
  return still() + R"(components:
  user: {kind: client}
  api:
    kind: service
    replicas: 1
    cpu: {limit: 8}
    operations:
      go:
        steps: )" +
         steps + R"(
  helper:
    kind: service
    replicas: 1
    cpu: {limit: 8}
    operations:
      help: {steps: [{wait: 10ms}]}
      other: {steps: [{wait: 30ms}]}
      break: {steps: [{fail: 100%}]}
connections:
  user -> api: {}
  api -> helper: {}
workloads:
  load: {from: user, arrivals: )" +
         arrivals + ", mix: {api/go: 100%}}\n";
}

double meanOf(const Results& results) {
  return results.workloads.front().flow.latency.mean;
}

}  // namespace

class EngineStepsTest : public QObject {
  Q_OBJECT

 private slots:
  void workTakesCpuAndWaitTakesTime() {
    const Results results = resultsOf(serviceWith("[{work: 4ms}, {wait: 6ms}]"));
    QVERIFY2(isNear(meanOf(results), 0.010, 1e-6), qPrintable(QString::number(meanOf(results))));
    QVERIFY(isNear(component(results, "api").cpuPerRequest, 0.004, 1e-3));
    QVERIFY(isNear(results.workloads.front().flow.rate, 100, 1e-3));
    QVERIFY(results.isConserved && results.little.holds);
  }

  void callsRunOneAfterAnotherAndParallelTakesTheLongest() {
    QVERIFY(
        isNear(meanOf(resultsOf(serviceWith("[{call: helper/help}, {call: helper/other}]"))), 0.040, 1e-6));
    QVERIFY(
        isNear(meanOf(resultsOf(serviceWith("[{parallel: [{call: helper/help}, {call: helper/other}]}]"))),
               0.030, 1e-6));
    QVERIFY(isNear(meanOf(resultsOf(serviceWith(
                       "[{parallel: [{steps: [{wait: 5ms}, {call: helper/help}]}, {wait: 1ms}]}]"))),
                   0.015, 1e-6));
  }

  void repeatRunsItsStepsSoManyTimes() {
    const Results results = resultsOf(serviceWith(
        "[{repeat: {times: 3, steps: [{call: helper/help}, {repeat: {times: 2, steps: [{wait: 1ms}]}}]}}]"));
    QVERIFY(isNear(meanOf(results), 0.036, 1e-6));
    QVERIFY(isNear(component(results, "helper").flow.rate, 300, 1e-2));
  }

  void chooseTakesBranchesByTheirShares() {
    const Results results = resultsOf(serviceWith(
        "[{choose: [{share: 25%, steps: [{call: helper/help}]}, {share: 75%, steps: [{wait: 2ms}]}]}]"));
    QVERIFY2(isNear(component(results, "helper").flow.rate, 25, 0.1),
             qPrintable(QString::number(component(results, "helper").flow.rate)));
    QVERIFY(isNear(meanOf(results), 0.25 * 0.010 + 0.75 * 0.002, 0.1));
  }

  void flagsAreOnForTheirShare() {
    const Results results =
        resultsOf(serviceWith("[{flag: {name: fresh, enabled: 40%, on: [{call: helper/help}]}}]"));
    QVERIFY(isNear(component(results, "helper").flow.rate, 40, 0.1));
  }

  void aFlagIsTheSameForAClientWhereverItStands() {
    // Who does not call the helper the first time does not do so the second time, and those of 20 % are
    // among those of 40 %.
    const Results results = resultsOf(serviceWith(
        "[{flag: {name: fresh, enabled: 40%, on: [{call: helper/help}]}}, {flag: {name: fresh, enabled: 40%, "
        "on: [{wait: 10ms}], off: [{wait: 1ms}]}}, {flag: {name: fresh, enabled: 20%, on: [{wait: 5ms}]}}]"));
    const LatencyFigures& latency = results.workloads.front().flow.latency;
    QVERIFY(isNear(latency.p50, 0.001, 0.01));
    QVERIFY(isNear(latency.p90, 0.025, 0.01));
    QVERIFY2(isNear(latency.mean, 0.6 * 0.001 + 0.2 * 0.020 + 0.2 * 0.025, 0.1),
             qPrintable(QString::number(latency.mean)));
  }

  void flagsOfDifferentNamesAreIndependent() {
    const Results results =
        resultsOf(serviceWith("[{flag: {name: a, enabled: 50%, on: [{flag: {name: b, enabled: 50%, on: "
                              "[{call: helper/help}]}}]}}]"));
    QVERIFY(isNear(component(results, "helper").flow.rate, 25, 0.15));
  }

  void failEndsTheOperationWithItsClass() {
    const Results results = resultsOf(serviceWith("[{fail: {share: 30%, error: unavailable}}, {wait: 5ms}]"));
    QVERIFY(isNear(share(results.workloads.front().flow, Outcome::Unavailable), 0.3, 0.05));
    QCOMPARE(share(results.workloads.front().flow, Outcome::Application), 0.0);
  }

  void errorsOfACallKeepTheirClassOnTheWayBack() {
    const Results results = resultsOf(serviceWith("[{call: helper/break}, {wait: 1s}]"));
    QCOMPARE(share(results.workloads.front().flow, Outcome::Application), 1.0);
    QVERIFY(meanOf(results) < 1e-6);
  }

  void aFailedBranchFailsTheWholeAfterAllHaveEnded() {
    const Results results = resultsOf(serviceWith("[{parallel: [{call: helper/break}, {wait: 20ms}]}]"));
    QCOMPARE(share(results.workloads.front().flow, Outcome::Application), 1.0);
    QVERIFY(isNear(meanOf(results), 0.020, 1e-6));
  }

  void anErrorIsHandledAndForgotten() {
    const Results results =
        resultsOf(serviceWith("[{try: {steps: [{wait: 1ms}, {call: helper/break}, {wait: 1s}], onError: "
                              "[{wait: 4ms}]}}, {wait: 2ms}]"));
    QCOMPARE(share(results.workloads.front().flow, Outcome::Ok), 1.0);
    QVERIFY2(isNear(meanOf(results), 0.007, 1e-6), qPrintable(QString::number(meanOf(results))));
    QVERIFY(results.isConserved && results.little.holds);
  }

  void withoutAnErrorNothingIsHandled() {
    QVERIFY(isNear(
        meanOf(resultsOf(serviceWith("[{try: {steps: [{call: helper/help}], onError: [{wait: 1s}]}}]"))),
        0.010, 1e-6));
  }

  void aCompensationThatEndsWithFailPassesItsErrorOn() {
    const Results results = resultsOf(serviceWith(
        "[{try: {steps: [{fail: {error: unavailable}}], onError: [{call: helper/help}, {fail: 100%}]}}]"));
    QCOMPARE(share(results.workloads.front().flow, Outcome::Application), 1.0);
    QVERIFY(isNear(component(results, "helper").flow.rate, 100, 1e-2));
  }

  void anErrorOfTheHandlerGoesToTheNextOneOutside() {
    const Results results = resultsOf(
        serviceWith("[{try: {steps: [{try: {steps: [{call: helper/break}], onError: [{wait: 1ms}, {call: "
                    "helper/break}, {wait: 1s}]}}, {wait: 1s}], onError: [{wait: 2ms}]}}]"));
    QCOMPARE(share(results.workloads.front().flow, Outcome::Ok), 1.0);
    QVERIFY2(isNear(meanOf(results), 0.003, 1e-6), qPrintable(QString::number(meanOf(results))));
  }

  void anErrorInABranchIsHandledWhenAllHaveEnded() {
    const Results results = resultsOf(serviceWith(
        "[{try: {steps: [{parallel: [{call: helper/break}, {wait: 20ms}]}, {wait: 1s}], onError: [{wait: "
        "3ms}]}}]"));
    QCOMPARE(share(results.workloads.front().flow, Outcome::Ok), 1.0);
    QVERIFY(isNear(meanOf(results), 0.023, 1e-6));
    const Results inside = resultsOf(serviceWith(
        "[{parallel: [{try: {steps: [{call: helper/break}], onError: [{wait: 30ms}]}}, {wait: 20ms}]}]"));
    QCOMPARE(share(inside.workloads.front().flow, Outcome::Ok), 1.0);
    QVERIFY(isNear(meanOf(inside), 0.030, 1e-6));
  }

  void anErrorLeavesALoopAndARetryDoesNotSeeIt() {
    const Results results = resultsOf(serviceWith(
        "[{repeat: {times: 3, steps: [{try: {steps: [{repeat: {times: 5, steps: [{wait: 1ms}, {call: "
        "helper/break}]}}], onError: [{wait: 2ms}]}}]}}]"));
    QCOMPARE(share(results.workloads.front().flow, Outcome::Ok), 1.0);
    QVERIFY2(isNear(meanOf(results), 0.009, 1e-6), qPrintable(QString::number(meanOf(results))));
    QVERIFY(isNear(component(results, "helper").flow.rate, 300, 1e-2));
  }

  void closedWorkloadsHoldTheirUsers() {
    const Results results = resultsOf(serviceWith("[{wait: 100ms}]", "users(10, think constant(400ms))"));
    QVERIFY(isNear(results.workloads.front().flow.rate, 20, 1e-2));
    QVERIFY(isNear(results.workloads.front().inFlight, 2, 2e-2));
  }

  void mixesPickEntriesByTheirShares() {
    const Results results = resultsOf(still() + R"(components:
  user: {kind: client}
  api: {kind: service, operations: {a: {steps: [{wait: 1ms}]}, b: {steps: [{wait: 2ms}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: poisson(500/s), mix: {api/a: 80%, api/b: 20%}}}
)");
    const auto& entries = results.workloads.front().entries;
    QCOMPARE(entries.size(), std::size_t{2});
    QVERIFY(isNear(entries[0].second.rate, 400, 0.03));
    QVERIFY(isNear(entries[1].second.rate, 100, 0.06));
    QVERIFY(isNear(entries[1].second.latency.mean, 0.002, 1e-6));
  }

  void processorSharingSlowsEveryoneDown() {
    // Ten requests at once on one core: all end together after ten times their work.
    const Results results = resultsOf(still("10s", "0s") + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 1, cpu: {limit: 1}, operations: {go: {steps: [{parallel: [{work: 1ms}, {work: 1ms}, {work: 1ms}, {work: 1ms}]}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(10/s), mix: {api/go: 100%}}}
)");
    QVERIFY(isNear(results.workloads.front().flow.latency.mean, 0.004, 1e-5));
    QVERIFY(isNear(component(results, "api").cpuUtilisation, 0.04, 0.02));
  }

  void workWithinTheQuotaOfALimitBelowOneCoreRunsAtFullSpeed() {
    const Results results = resultsOf(still() + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 1, cpu: {request: 100m, limit: 200m}, operations: {go: {steps: [{work: 2ms}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(20/s), mix: {api/go: 100%}}}
)");
    QVERIFY(isNear(results.workloads.front().flow.latency.mean, 0.002, 1e-5));
  }

  void aDrawingOfBoxesAndArrowsRuns() {
    const Results results = resultsOf(R"(components:
  people: {kind: client}
  door: {kind: gateway}
  app: {kind: service}
  memory: {kind: cache}
  store: {kind: database}
  bus: {kind: broker}
  helper: {kind: worker}
connections: {people -> door: {}, door -> app: {}, app -> memory: {}, app -> store: {}, app -> bus: {}, bus -> helper: {}}
scenarios: {base: {duration: 60s, warmup: 10s}}
)");
    QVERIFY(isNear(results.workloads.front().flow.rate, 100, 0.1));
    QCOMPARE(failureShare(results.workloads.front().flow.outcomes), 0.0);
    QVERIFY(component(results, "memory").hitRatio.has_value());
    QVERIFY(isNear(component(results, "helper").flow.rate, 100, 0.1));
    QVERIFY(component(results, "store").flow.rate > 10);
    QVERIFY(results.isConserved && results.little.holds);
  }

  void aServiceAloneGetsAClient() {
    const Results results =
        resultsOf("components: {app: {kind: service}}\nscenarios: {base: {duration: 20s, warmup: 5s}}\n");
    QVERIFY(isNear(component(results, "app").flow.rate, 100, 0.15));
    QCOMPARE(results.components.size(), std::size_t{1});
    QVERIFY(results.connections.empty());
  }

  void jobsRunAtEvenIntervals() {
    const Results results = resultsOf(still("100s", "0s") + R"(components:
  report: {kind: job, every: 10s, operations: {run: {steps: [{work: 100ms}, {call: store/read}]}}}
  store: {kind: database}
connections: {report -> store: {}}
)");
    QCOMPARE(total(results.workloads.front().flow.outcomes), std::uint64_t{9});
  }
};

QTEST_APPLESS_MAIN(EngineStepsTest)
#include "engine_steps_test.moc"
