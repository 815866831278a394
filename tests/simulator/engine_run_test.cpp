// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <set>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

std::string station(const std::string& service, const std::string& load, const std::string& duration) {
  return still(duration, "100s") +
         "components:\n  user: {kind: client}\n  api: {kind: service, replicas: 1, " + service +
         "}\nconnections: {user -> api: {}}\nworkloads: {load: {from: user, arrivals: " + load +
         ", mix: {api/go: 100%}}}\n";
}

// Everything random at once: retries, breakers, caches, brokers, faults.
std::string everything() {
  return R"(platform: {zones: [a, b]}
components:
  people: {kind: client}
  door: {kind: gateway}
  app:
    kind: service
    replicas: 3
    operations:
      go:
        steps:
          - work: gamma(mean 2ms, cv 0.8)
          - parallel: [{call: store/read}, {call: pay/charge}]
          - cached: {in: memory, key: 'zipf(5000, 0.9)', ttl: 5s, miss: [{call: store/read}]}
          - publish: bus/events
  pay: {kind: service, operations: {charge: {steps: [{work: 'weibull(scale 3ms, shape 1.5)'}, {fail: 5%}]}}}
  memory: {kind: cache}
  store: {kind: database}
  bus: {kind: broker, topics: {events: {}}}
  helper: {kind: worker, consumes: {bus/events: {}}}
connections:
  people -> door: {timeout: 2s}
  door -> app: {timeout: 1s, balancing: least-request, retries: {attempts: 2, on: [application, unavailable], budget: 20%}}
  app -> pay: {timeout: 200ms, balancing: random, circuitBreaker: {consecutiveErrors: 3, ejection: 2s}, hedge: {after: 10ms}}
  app -> memory: {timeout: 50ms}
  app -> store: {pool: {connections: 10, pending: 20}, timeout: 200ms}
  app -> bus: {timeout: 100ms}
  bus -> helper: {}
workloads:
  crowd: {from: people, arrivals: 'mmpp(100/s for 5s, 300/s for 2s)'}
  regulars: {from: people, arrivals: 'users(50, think uniform(100ms, 900ms))'}
scenarios:
  base:
    duration: 40s
    warmup: 5s
    replications: 3
    faults: [{at: 15s, for: 5s, kind: outage, zone: b}, {at: 30s, kind: pod-kill, target: pay}]
)";
}

}  // namespace

class EngineRunTest : public QObject {
  Q_OBJECT

 private slots:
  void oneServerMatchesTheory() {
    // M/M/1 with mean work 10 ms at 80/s: T = 50 ms, L = 4.
    const Results results =
        resultsOf(station("concurrency: 1, queue: 100000, cpu: {limit: 1}, operations: {go: {steps: [{work: "
                          "exponential(10ms)}]}}",
                          "poisson(80/s)", "4000s"));
    const auto& flow = results.workloads.front().flow;
    QVERIFY2(isNear(flow.latency.mean, 0.050, 0.04), qPrintable(QString::number(flow.latency.mean)));
    QVERIFY(isNear(flow.latency.p99, 0.230259, 0.06));
    QVERIFY(isNear(component(results, "api").cpuUtilisation, 0.8, 0.02));
    QVERIFY(results.little.holds && results.little.largestGap < 0.001);
    QCOMPARE(results.bottleneck->component, std::string("api"));
    QVERIFY(isNear(results.bottleneck->loadMultiple, 1.25, 0.02));
  }

  void processorSharingIsInsensitive() {
    for (const char* work : {"constant(10ms)", "lognormal(mean 10ms, cv 2)"}) {
      const Results results = resultsOf(
          station("concurrency: 1000000, queue: 0, cpu: {limit: 1}, operations: {go: {steps: [{work: '" +
                      std::string(work) + "'}]}}",
                  "poisson(80/s)", "4000s"));
      const double mean = results.workloads.front().flow.latency.mean;
      QVERIFY2(isNear(mean, 0.050, 0.06), qPrintable(QString("%1: %2").arg(work).arg(mean)));
    }
  }

  void aClosedNetworkMatchesMva() {
    // Machine repair: 10 users, think 1 s, one server of 50 ms: exact MVA gives X = 8.30... by the recursion
    // below.
    double queue = 0;
    double response = 0;
    for (int n = 1; n <= 10; ++n) {
      response = 0.05 * (1 + queue);
      queue = n / (1 + response) * response;
    }
    const Results results =
        resultsOf(station("concurrency: 1, queue: 1000, cpu: {limit: 1}, operations: {go: {steps: [{work: "
                          "exponential(50ms)}]}}",
                          "'users(10, think exponential(1s))'", "4000s"));
    QVERIFY(isNear(results.workloads.front().flow.rate, 10 / (1 + response), 0.02));
    QVERIFY(isNear(results.workloads.front().flow.latency.mean, response, 0.04));
  }

  void equalRunsHaveEqualFingerprints() {
    const Results first = resultsOf(everything());
    const Results second = resultsOf(everything());
    QCOMPARE(first.fingerprint, second.fingerprint);
    QVERIFY(first.isConserved);
    RunOptions other;
    other.seed = 2;
    QVERIFY(resultsOf(everything(), other).fingerprint != first.fingerprint);
    RunOptions replication;
    replication.replication = 1;
    QVERIFY(resultsOf(everything(), replication).fingerprint != first.fingerprint);
  }

  void slicingARunChangesNothing() {
    Run whole = runOf(everything());
    whole.advance(whole.end());
    Run sliced = runOf(everything());
    for (Time at = 0; !sliced.finished(); at += 777 * kMillisecond) {
      sliced.advance(at);
      sliced.snapshot();
    }
    QCOMPARE(checked(sliced.result()).fingerprint, checked(whole.result()).fingerprint);
  }

  void threadsDoNotMatter() {
    const windtunnel::model::Design design = designOf(everything());
    std::set<std::uint64_t> fingerprints;
    std::set<std::string> texts;
    for (const int threads : {1, 2, 4}) {
      ScenarioOptions options;
      options.threads = threads;
      auto results = runScenario(design, "base", options);
      QVERIFY(results.ok());
      results->wallClock = 0;
      QCOMPARE(results->replications, 3);
      QCOMPARE(results->intervals.size(), std::size_t{2});
      fingerprints.insert(results->fingerprint);
      texts.insert(toJson(*results, true));
    }
    QCOMPARE(fingerprints.size(), std::size_t{1});
    QCOMPARE(texts.size(), std::size_t{1});
  }

  void aCommandLogReplaysExactly() {
    Run live = runOf(everything());
    live.advance(8 * kSecond);
    Command kill;
    kill.kind = Command::Kind::KillPod;
    kill.target = "app";
    kill.pod = 2;
    QVERIFY(live.apply(kill).ok());
    live.advance(17 * kSecond + 123);
    Command load;
    load.kind = Command::Kind::SetLoad;
    load.target = "crowd";
    load.factor = 2;
    QVERIFY(live.apply(load).ok());
    live.advance(live.end());
    RunOptions replay;
    replay.commands = live.commands();
    Run again = runOf(everything(), replay);
    again.advance(again.end());
    QCOMPARE(checked(again.result()).fingerprint, checked(live.result()).fingerprint);
    QVERIFY(again.commands() == live.commands());
    QVERIFY(checked(live.result()).fingerprint != resultsOf(everything()).fingerprint);
  }

  void addingAComponentLeavesTheOthersRandomNumbersAlone() {
    const std::string text = still("30s") + R"(components:
  user: {kind: client}
  api: {kind: service, operations: {go: {steps: [{work: exponential(3ms)}]}}}
EXTRA
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: poisson(100/s), mix: {api/go: 100%}}}
)";
    std::string without = text;
    without.replace(without.find("EXTRA"), 5, "");
    std::string with = text;
    with.replace(with.find("EXTRA"), 5, "  more: {kind: service}");
    const Results a = resultsOf(without);
    const Results b = resultsOf(with);
    QCOMPARE(a.workloads.front().flow.latency.mean, b.workloads.front().flow.latency.mean);
    QCOMPARE(a.requests, b.requests);
  }

  void everyLimitHasItsStopReason() {
    const auto stopOf = [](const std::string& text, const RunLimits& limits) {
      RunOptions options;
      options.limits = limits;
      return resultsOf(text, options).stopReason;
    };
    RunLimits events;
    events.maxEvents = 1000;
    QCOMPARE(stopOf(everything(), events), StopReason::EventLimit);
    RunLimits population;
    population.maxPopulation = 50;
    const std::string flood = station(
        "concurrency: 1, queue: 1000000, operations: {go: {steps: [{wait: 10s}]}}", "poisson(500/s)", "100s");
    QCOMPARE(stopOf(flood, population), StopReason::PopulationLimit);
    RunLimits memory;
    memory.maxMemoryBytes = 1000;
    QCOMPARE(stopOf(everything(), memory), StopReason::MemoryLimit);
    RunLimits clock;
    clock.maxWallClock = std::chrono::milliseconds(0);
    QCOMPARE(stopOf(everything(), clock), StopReason::WallClockLimit);
    Cancellation cancellation;
    cancellation.cancel();
    RunLimits cancelled;
    cancelled.cancellation = &cancellation;
    QCOMPARE(stopOf(everything(), cancelled), StopReason::Cancelled);
    const Results partial = [&] {
      RunOptions options;
      options.limits = events;
      return resultsOf(everything(), options);
    }();
    QCOMPARE(partial.verdicts.front().code, std::string("event-limit"));
  }

  void callsThatCallThemselvesStopAtTheDepthLimit() {
    const Results results = resultsOf(still("10s") + R"(components:
  user: {kind: client}
  a: {kind: service, concurrency: 1000, operations: {go: {steps: [{wait: 1ms}, {call: b/go}]}}}
  b: {kind: service, concurrency: 1000, operations: {go: {steps: [{wait: 1ms}, {call: a/go}]}}}
connections: {user -> a: {}, a -> b: {}, b -> a: {}}
workloads: {load: {from: user, arrivals: poisson(1/s), mix: {a/go: 100%}}}
)");
    QCOMPARE(results.stopReason, StopReason::CallDepthLimit);
  }

  void aLoopThatTakesNoTimeIsStopped() {
    const Results results = resultsOf(still("10s") + R"(components:
  user: {kind: client}
  a: {kind: service, operations: {go: {steps: [{repeat: {times: 10000, steps: [{repeat: {times: 10000, steps: [{call: b/go}]}}]}}]}}}
  b: {kind: service, operations: {go: {steps: []}}}
connections: {user -> a: {}, a -> b: {}}
workloads: {load: {from: user, arrivals: poisson(10/s), mix: {a/go: 100%}}}
)");
    QCOMPARE(results.stopReason, StopReason::NoTimeProgress);
  }

  void badDesignsAreRefusedWithTheirPlace() {
    const auto refusal = [](const std::string& text) {
      const auto run = Run::create(designOf(text), "", {});
      return run.ok() ? std::string("accepted") : run.error().path;
    };
    const std::string base =
        "components: {user: {kind: client}, a: {kind: service, operations: {go: {steps: [STEP]}}}, b: {kind: "
        "service}}\nconnections: {user -> a: {}}\n";
    const auto with = [&](const std::string& step) {
      std::string text = base;
      return text.replace(text.find("STEP"), 4, step);
    };
    QCOMPARE(refusal(with("{call: b}")), std::string("components/a/operations/go/steps/0"));
    QCOMPARE(refusal(with("{call: nobody/x}")), std::string("components/a/operations/go/steps/0"));
    QCOMPARE(refusal(with("{publish: b/x}")), std::string("components/a/operations/go/steps/0"));
    QCOMPARE(
        refusal(base.substr(0, base.find("STEP")) + "]}}}}\nscenarios: {s: {extends: t}, t: {extends: s}}\n"),
        std::string("scenarios/t/extends"));
    QCOMPARE(refusal("components: {}\n"), std::string("workloads"));
    const auto code = [](const std::string& text, const std::string& scenario) {
      return Run::create(designOf(text), scenario, {}).error().code;
    };
    QCOMPARE(code("components: {}\n", ""), std::string("simulation/nothing-to-simulate"));
    QCOMPARE(code("components: {a: {kind: service}}\n", "nowhere"), std::string("simulation/unknown-target"));
    QCOMPARE(code(with("{call: b}") + "scenarios: {s: {extends: t}, t: {extends: s}}\n", "s"),
             std::string("simulation/not-simulable"));
  }
};

QTEST_APPLESS_MAIN(EngineRunTest)
#include "engine_run_test.moc"
