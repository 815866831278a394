// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

/// A client that calls `api`, whose one operation calls `back` over an arrow with these properties.
std::string chain(const std::string& arrow, const std::string& backSteps, const std::string& backMore = "",
                  const std::string& arrivals = "constant(100/s)", const std::string& scenario = still()) {
  return scenario + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 1, concurrency: 100000, operations: {go: {steps: [{call: back/do}]}}}
  back: {kind: service, replicas: 1, cpu: {limit: 8})" +
         backMore + ", operations: {do: {steps: " + backSteps +
         "}}}\nconnections:\n  user -> api: {}\n  api -> back: " + arrow +
         "\nworkloads: {load: {from: user, arrivals: " + arrivals + ", mix: {api/go: 100%}}}\n";
}

const ConnectionFigures& arrow(const Results& results) {
  return connection(results, "api -> back");
}

}  // namespace

class EngineCallsTest : public QObject {
  Q_OBJECT

 private slots:
  void theNetworkTakesTimeByZoneAndSize() {
    const std::string text =
        R"(platform: {zones: [a], network: {sameZone: 1ms, crossZone: 5ms, jitter: 0%, bandwidth: 8Mbit/s}}
components:
  user: {kind: client}
  api: {kind: service, replicas: 1, operations: {go: {requestSize: 1000, responseSize: 2000, steps: [{call: back/do}]}}}
  back: {kind: service, replicas: 1, operations: {do: {requestSize: 0, responseSize: 0, steps: []}}}
connections: {user -> api: {}, api -> back: {}}
workloads: {load: {from: user, arrivals: constant(10/s), mix: {api/go: 100%}}}
scenarios: {base: {duration: 10s, warmup: 0s}}
)";
    const Results results = resultsOf(text);
    // 2 x 5 ms for the client, 3000 bytes at 1 byte/us, and 2 x 1 ms inside the zone.
    QVERIFY2(isNear(results.workloads.front().flow.latency.mean, 0.010 + 0.003 + 0.002, 1e-3),
             qPrintable(QString::number(results.workloads.front().flow.latency.mean)));
  }

  void jitterKeepsTheMean() {
    const std::string text = R"(platform: {network: {sameZone: 10ms, crossZone: 10ms, jitter: 50%}}
components: {user: {kind: client}, api: {kind: service, operations: {go: {steps: []}}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(1000/s), mix: {api/go: 100%}}}
scenarios: {base: {duration: 50s, warmup: 0s}}
)";
    const Results results = resultsOf(text);
    QVERIFY(isNear(results.workloads.front().flow.latency.mean, 0.020, 0.01));
    QVERIFY(results.workloads.front().flow.latency.p99 > 0.03);
  }

  void aTimeoutEndsTheCallAndTheCalleeGoesOnAsAnOrphan() {
    const Results results = resultsOf(chain("{timeout: 20ms}", "[{wait: 50ms}]"));
    QCOMPARE(share(arrow(results).flow, Outcome::Timeout), 1.0);
    QVERIFY(isNear(results.workloads.front().flow.latency.mean, 0.020, 1e-6));
    QVERIFY(isNear(component(results, "back").flow.latency.mean, 0.050, 1e-6));
    QVERIFY(isNear(component(results, "back").inFlight, 5, 0.01));
    QCOMPARE(share(component(results, "back").flow, Outcome::Ok), 1.0);
  }

  void deadlinePropagationFreesTheCallee() {
    const Results results = resultsOf(chain("{timeout: 20ms, deadlinePropagation: true}", "[{wait: 50ms}]"));
    QVERIFY(isNear(component(results, "back").inFlight, 2, 0.01));
    QCOMPARE(share(component(results, "back").flow, Outcome::Timeout), 1.0);
    QVERIFY(results.isConserved);
  }

  void retriesFollowTheTruncatedGeometricLaw() {
    const Results results =
        resultsOf(chain("{retries: {attempts: 2, on: application, backoff: constant(1ms), jitter: none}}",
                        "[{fail: 50%}]", "", "constant(1000/s)"));
    // (1 - f^k) / (1 - f) with f = 0.5 and k = 3 tries.
    QVERIFY2(isNear(arrow(results).amplification, 1.75, 0.01),
             qPrintable(QString::number(arrow(results).amplification)));
    QVERIFY(isNear(failureShare(results.workloads.front().flow.outcomes), 0.125, 0.03));
  }

  void onlyTheNamedClassesAreTriedAgain() {
    const Results results = resultsOf(chain("{retries: {attempts: 2, on: unavailable}}", "[{fail: 50%}]"));
    QCOMPARE(arrow(results).retries, std::uint64_t{0});
  }

  void aBudgetBoundsTheRetries() {
    const Results results =
        resultsOf(chain("{retries: {attempts: 3, on: application, backoff: constant(1ms), budget: 10%}}",
                        "[{fail: 100%}]", "", "constant(1000/s)"));
    QVERIFY2(isNear(arrow(results).amplification, 1.1, 0.01),
             qPrintable(QString::number(arrow(results).amplification)));
  }

  void backoffDoublesUpToItsMaximum() {
    const Results results = resultsOf(chain(
        "{retries: {attempts: 3, on: application, backoff: 'exponential(10ms, max 20ms)', jitter: none}}",
        "[{fail: 100%}]"));
    QVERIFY(isNear(results.workloads.front().flow.latency.mean, 0.010 + 0.020 + 0.020, 1e-5));
  }

  void perTryTimeoutsStartAnotherTry() {
    const Results results = resultsOf(chain(
        "{timeout: 1s, retries: {attempts: 1, perTryTimeout: 20ms, backoff: constant(5ms), jitter: none}}",
        "[{wait: 50ms}]"));
    QVERIFY(isNear(results.workloads.front().flow.latency.mean, 0.045, 1e-5));
    QVERIFY(isNear(arrow(results).amplification, 2, 1e-3));
    QCOMPARE(share(arrow(results).flow, Outcome::Timeout), 1.0);
  }

  void theTimeoutCoversAllTries() {
    const Results results = resultsOf(chain(
        "{timeout: 30ms, retries: {attempts: 5, perTryTimeout: 20ms, backoff: constant(5ms), jitter: none}}",
        "[{wait: 50ms}]"));
    QVERIFY(isNear(results.workloads.front().flow.latency.mean, 0.030, 1e-5));
  }

  void hedgesCutTheTail() {
    const std::string slow =
        "[{choose: [{share: 90%, steps: [{wait: 5ms}]}, {share: 10%, steps: [{wait: 500ms}]}]}]";
    const Results without = resultsOf(chain("{}", slow));
    const Results with = resultsOf(chain("{hedge: {after: 10ms}}", slow));
    QVERIFY(without.workloads.front().flow.latency.p95 > 0.4);
    QVERIFY(isNear(with.workloads.front().flow.latency.p95, 0.015, 0.02));
    QVERIFY(isNear(arrow(with).amplification, 1.1, 0.02));
    QVERIFY(with.isConserved);
  }

  void aHedgeThatFindsNoPodLeavesTheFirstTryAlone() {
    const std::string drained =
        "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
        "scenarios: {base: {duration: 60s, warmup: 0s, faults: [{at: 20s, for: 10s, kind: drain, target: "
        "back}]}}\n";
    const auto lost = [&](const std::string& arrow) {
      const Results results = resultsOf(
          chain(arrow, "[{wait: 4s}]", ", concurrency: 5000, startup: 5s", "constant(100/s)", drained));
      return results.isConserved
                 ? results.workloads.front().flow.outcomes[static_cast<std::size_t>(Outcome::Unavailable)]
                 : 0;
    };
    const std::uint64_t without = lost("{}");
    QVERIFY(without > 0);
    QCOMPARE(lost("{hedge: {after: 3s}}"), without);
  }

  void aPoolBoundsWhatIsInProgress() {
    const Results results = resultsOf(chain("{pool: {connections: 3, pending: 1000}}", "[{wait: 50ms}]"));
    // 60/s get through three slots; the rest waits and, past 1000, overflows.
    QVERIFY(isNear(component(results, "back").flow.rate, 60, 0.01));
    QVERIFY(isNear(component(results, "back").inFlight, 3, 1e-3));
    QVERIFY(isNear(*arrow(results).poolUse, 1, 1e-3));
    QVERIFY(share(arrow(results).flow, Outcome::Overflow) > 0.3);
    QVERIFY(results.isConserved);
  }

  void aBulkheadTurnsAwayAtOnce() {
    const Results results = resultsOf(chain("{bulkhead: 5}", "[{wait: 99ms}]"));
    QVERIFY(isNear(share(arrow(results).flow, Outcome::Overflow), 0.5, 0.02));
    QVERIFY(component(results, "back").inFlight <= 5.001);
  }

  void aRateLimitLetsItsRateThrough() {
    const Results results = resultsOf(chain("{rateLimit: {rate: 30/s, burst: 1}}", "[]"));
    // A call comes every 10 ms; each fourth one finds a whole token.
    QVERIFY(isNear(component(results, "back").flow.rate, 25, 0.01));
    QVERIFY(isNear(share(arrow(results).flow, Outcome::RateLimited), 0.75, 0.01));
  }

  void aFallbackHidesTheError() {
    const Results results = resultsOf(chain("{fallback: empty}", "[{fail: 100%}]"));
    QCOMPARE(failureShare(results.workloads.front().flow.outcomes), 0.0);
    QVERIFY(arrow(results).fallbacks > 9000);
    QCOMPARE(share(arrow(results).flow, Outcome::Application), 1.0);
  }

  void aFullPodAnswers503() {
    const Results results = resultsOf(chain("{}", "[{wait: 100ms}]", ", concurrency: 4, queue: 2"));
    const ComponentFigures& back = component(results, "back");
    QVERIFY(isNear(back.inFlight, 6, 0.02));
    QVERIFY(isNear(share(back.flow, Outcome::Unavailable), 0.6, 0.02));
    QVERIFY(isNear(back.slotUtilisation, 1, 0.01));
    QVERIFY(back.rejected > 5000);
  }

  void aBreakerCutsAFailingServiceOffAndTestsIt() {
    const Results results = resultsOf(
        chain("{circuitBreaker: {consecutiveErrors: 5, interval: 1s, ejection: 2s, maxEjected: 100%}}",
              "[{wait: 1ms}, {fail: 100%}]"));
    // Nearly all calls fail at the open circuit without reaching the service.
    QVERIFY(share(arrow(results).flow, Outcome::Unavailable) > 0.95);
    QVERIFY(component(results, "back").flow.rate < 2);
    QVERIFY(arrow(results).ejections >= 3);
  }

  void aBreakerEjectsTheOneBadPod() {
    const std::string text =
        chain("{balancing: round-robin, circuitBreaker: {consecutiveErrors: 3, ejection: 30s}}",
              "[{wait: 1ms}]", "", "constant(300/s)");
    RunOptions options;
    Run run = runOf(text, options);
    run.advance(20 * kSecond);
    Command slow;
    slow.kind = Command::Kind::FailRequests;
    slow.target = "back";
    slow.share = 1;
    slow.duration = 5 * kSecond;
    QVERIFY(run.apply(slow).ok());
    run.advance(run.end());
    const Results results = checked(run.result());
    QVERIFY(arrow(results).ejections >= 1);
    QVERIFY(results.isConserved);
    QCOMPARE(results.commands.size(), std::size_t{1});
  }
};

QTEST_APPLESS_MAIN(EngineCallsTest)
#include "engine_calls_test.moc"
