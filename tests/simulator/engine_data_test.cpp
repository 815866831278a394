// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>

#include "design_text.h"
#include "simulator/data/key_store.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

std::string cached(const std::string& cache, const std::string& key, const std::string& ttl) {
  return still("200s", "100s") +
         "components:\n  user: {kind: client}\n  api: {kind: service, concurrency: 1000, operations: {go: "
         "{steps: [{cached: {in: memory, key: '" +
         key + "', ttl: " + ttl + ", miss: [{call: store/read}]}}]}}}\n  memory: {kind: cache, " + cache +
         "}\n  store: {kind: database}\nconnections: {user -> api: {}, api -> memory: {}, api -> store: {}}\n"
         "workloads: {load: {from: user, arrivals: poisson(2000/s), mix: {api/go: 100%}}}\n";
}

std::string queueOf(const std::string& worker, const std::string& steps, const std::string& rate,
                    const std::string& topic = "partitions: 100") {
  return still("60s", "0s") +
         "components:\n  user: {kind: client}\n  api: {kind: service, concurrency: 10000, operations: {go: "
         "{steps: [{publish: bus/jobs}]}}}\n"
         "  bus: {kind: broker, publish: 0ms, topics: {jobs: {" +
         topic +
         "}}}\n"
         "  hand: {kind: worker, replicas: 2, cpu: {limit: 8}, consumes: {bus/jobs: {" +
         worker + "}}, operations: {work: {steps: " + steps +
         "}}}\n"
         "connections: {user -> api: {}, api -> bus: {}, bus -> hand: {}}\n"
         "workloads: {load: {from: user, arrivals: " +
         rate + ", mix: {api/go: 100%}}}\n";
}

std::string pods(const std::string& balancing, const std::string& rate = "poisson(900/s)") {
  return still("60s", "10s") +
         "components:\n  user: {kind: client}\n  api: {kind: service, replicas: 10, concurrency: 1, queue: "
         "100000, cpu: {limit: 1}, operations: {go: {steps: [{work: exponential(10ms)}]}}}\n"
         "connections: {user -> api: {balancing: " +
         balancing + "}}\nworkloads: {load: {from: user, arrivals: " + rate + ", mix: {api/go: 100%}}}\n";
}

std::pair<std::uint64_t, std::uint64_t> extremes(const Results& results) {
  std::vector<std::uint64_t> counts;
  for (const PodFigures& pod : component(results, "api").pods) counts.push_back(pod.requests);
  return {*std::min_element(counts.begin(), counts.end()), *std::max_element(counts.begin(), counts.end())};
}

}  // namespace

class EngineDataTest : public QObject {
  Q_OBJECT

 private slots:
  void theStoreForgetsTheLeastRecentlyUsed() {
    KeyStore store(10, 3);
    store.write(1, 100);
    store.write(2, 100);
    store.write(3, 100);
    QVERIFY(store.read(1, 5));
    store.write(4, 100);
    QVERIFY(!store.read(2, 6));
    QVERIFY(store.read(1, 6) && store.read(3, 6) && store.read(4, 6));
    QCOMPARE(store.size(), std::uint64_t{3});
    QVERIFY(!store.read(1, 100));
    QCOMPARE(store.size(), std::uint64_t{2});
    store.clear();
    QVERIFY(!store.read(3, 7));
  }

  void hitRatiosFollowCheForLru() {
    // 10 000 keys, Zipf 0.8, 1000 entries: Che's approximation gives 0.4367.
    const Results results = resultsOf(cached(
        "replicas: 1, memory: {request: 1000Ki, limit: 1000Ki}, itemSize: 1Ki", "zipf(10000, 0.8)", "10h"));
    QVERIFY2(isNear(*component(results, "memory").hitRatio, 0.4367, 0.02),
             qPrintable(QString::number(*component(results, "memory").hitRatio)));
    QVERIFY(isNear(component(results, "store").flow.rate, 2000 * (1 - 0.4367), 0.03));
  }

  void entriesExpireAfterTheirTime() {
    // One key read 2000 times a second and kept for 1 s misses about once a second.
    const Results results = resultsOf(cached("replicas: 1", "uniform(1)", "1s"));
    QVERIFY(component(results, "store").flow.rate < 3);
    QVERIFY(*component(results, "memory").hitRatio > 0.99);
  }

  void aFlushedCacheIsCold() {
    Run run = runOf(cached("replicas: 1", "uniform(50000)", "10h"));
    run.advance(150 * kSecond);
    Command flush;
    flush.kind = Command::Kind::FlushCache;
    flush.target = "memory";
    QVERIFY(run.apply(flush).ok());
    run.advance(run.end());
    const Results results = checked(run.result());
    const Series& rate = component(results, "store").series.rate;
    QVERIFY(rate[149] < 150 && rate[150] > 1500);
  }

  void aMissingCacheIsNoError() {
    Run run = runOf(cached("replicas: 1", "uniform(10)", "10h"));
    run.advance(150 * kSecond);
    Command outage;
    outage.kind = Command::Kind::Outage;
    outage.target = "memory";
    QVERIFY(run.apply(outage).ok());
    run.advance(run.end());
    QVERIFY(failureShare(checked(run.result()).workloads.front().flow.outcomes) < 1e-3);
  }

  void consumersWorkThroughTheirTopic() {
    const Results results = resultsOf(queueOf("concurrency: 4", "[{wait: 20ms}]", "poisson(100/s)"));
    QVERIFY(isNear(component(results, "hand").flow.rate, 100, 0.05));
    QVERIFY(isNear(component(results, "hand").inFlight, 2, 0.08));
    QVERIFY(isNear(component(results, "bus").age->mean, 0.020, 0.01));
    QCOMPARE(*component(results, "bus").deadLetters, std::uint64_t{0});
    QVERIFY(isNear(connection(results, "bus -> hand").flow.rate, 100, 0.05));
    QVERIFY(isNear(connection(results, "bus -> hand").flow.latency.mean, 0.020, 0.001));
    QVERIFY(results.isConserved);
  }

  void aSlowConsumerFallsBehind() {
    // 2 pods x 4 at a time x 1/50 ms = 160/s of 200/s.
    const Results results = resultsOf(queueOf("concurrency: 4", "[{wait: 50ms}]", "constant(200/s)"));
    QVERIFY(isNear(component(results, "hand").flow.rate, 160, 0.02));
    QVERIFY(isNear(*component(results, "bus").finalLag, 40 * 60, 0.03));
    QVERIFY(verdict(results, "lag-grows") != nullptr);
  }

  void messagesExpireWhenNobodyTakesThemInTime() {
    // 80/s of 200/s are worked on; with 10 s of retention 800 wait, and 120/s are lost.
    const Results results = resultsOf(
        queueOf("concurrency: 4", "[{wait: 100ms}]", "constant(200/s)", "partitions: 100, retention: 10s"));
    QVERIFY(isNear(component(results, "hand").flow.rate, 80, 0.02));
    QVERIFY(isNear(*component(results, "bus").finalLag, 2000, 0.03));
    QVERIFY(isNear(static_cast<double>(*component(results, "bus").expired), 120 * 60 - 2000, 0.05));
    QVERIFY(results.isConserved);
  }

  void aWorkerIsBoundByWhatItIsHandedAtATime() {
    // 100/s x 60 ms are 6 of the 2 x 4 messages the pods are handed at a time.
    const Results results = resultsOf(queueOf("concurrency: 4", "[{wait: 60ms}]", "constant(100/s)"));
    QVERIFY(isNear(component(results, "hand").slotUtilisation, 0.75, 0.01));
    QVERIFY(results.bottleneck.has_value());
    QCOMPARE(results.bottleneck->component, std::string("hand"));
    QCOMPARE(results.bottleneck->path, std::string("components/hand/replicas"));
    QVERIFY(isNear(results.bottleneck->loadMultiple, 8.0 / 6, 0.01));
  }

  void partitionsBoundAGroup() {
    const Results results =
        resultsOf(queueOf("concurrency: 4", "[{wait: 50ms}]", "constant(200/s)", "partitions: 1"));
    QVERIFY(isNear(component(results, "hand").flow.rate, 80, 0.02));
    QVERIFY(isNear(component(results, "hand").slotUtilisation, 1, 0.01));
    QVERIFY(std::any_of(results.verdicts.begin(), results.verdicts.end(), [](const Verdict& one) {
      return one.text.find("hand works on 4 messages at a time, which is all that the partitions") == 0;
    }));
  }

  void failedMessagesComeBackAndAreGivenUp() {
    const Results results =
        resultsOf(queueOf("concurrency: 50, retries: 2", "[{fail: 100%}]", "constant(10/s)"));
    QVERIFY(isNear(component(results, "hand").flow.rate, 30, 0.05));
    QVERIFY(isNear(connection(results, "bus -> hand").flow.rate, 30, 0.05));
    QCOMPARE(share(connection(results, "bus -> hand").flow, Outcome::Application), 1.0);
    QVERIFY(isNear(static_cast<double>(*component(results, "bus").deadLetters), 10 * 60, 0.05));
    QVERIFY(results.isConserved);
  }

  void withoutDeadLettersMessagesGivenUpAreLost() {
    const Results results = resultsOf(
        queueOf("concurrency: 50, retries: 2, deadLetter: false", "[{fail: 100%}]", "constant(10/s)"));
    QCOMPARE(*component(results, "bus").deadLetters, std::uint64_t{0});
    QVERIFY(isNear(static_cast<double>(*component(results, "bus").dropped), 10 * 60, 0.05));
    QCOMPARE(results.consumers.front().dropped, *component(results, "bus").dropped);
    QVERIFY(verdict(results, "messages-dropped") != nullptr);
    QVERIFY(verdict(results, "messages-dropped")->severity == VerdictSeverity::Critical);
    QVERIFY(verdict(results, "dead-letters") == nullptr);
    QVERIFY(results.isConserved);
  }

  void projectionsAreToldEveryEvent() {
    const Results results = resultsOf(still("60s", "0s") + R"(components:
  user: {kind: client}
  log: {kind: event-store, projections: {view: {to: view/apply, concurrency: 4, poll: 20ms}}}
  view: {kind: service, operations: {apply: {steps: [{work: 1ms}]}}}
connections: {user -> log: {}, log -> view: {}}
workloads: {load: {from: user, arrivals: poisson(100/s), mix: {log/write: 50%, log/read: 50%}}}
)");
    QVERIFY(isNear(component(results, "view").flow.rate, 50, 0.06));
    QVERIFY(results.isConserved);
  }

  void roundRobinIsEvenAndRandomIsNot() {
    const auto [fewest, most] = extremes(resultsOf(pods("round-robin")));
    QVERIFY(most - fewest <= 2 + 100);  // those cut off by the end of the run
    const auto [low, high] = extremes(resultsOf(pods("random")));
    QVERIFY(high - low > 100);
    QVERIFY(isNear(static_cast<double>(low), 5400, 0.06));
  }

  void twoChoicesBeatOne() {
    const double random = resultsOf(pods("random")).workloads.front().flow.latency.mean;
    const double best = resultsOf(pods("least-request")).workloads.front().flow.latency.mean;
    QVERIFY2(best < 0.4 * random, qPrintable(QString("%1 %2").arg(best).arg(random)));
  }

  void localityStaysInTheZone() {
    const Results results =
        resultsOf(R"(platform: {zones: [a, b, c], network: {sameZone: 1ms, crossZone: 20ms, jitter: 0%}}
components:
  user: {kind: client}
  api: {kind: service, replicas: 3, operations: {go: {steps: [{call: back/do}]}}}
  back: {kind: service, replicas: 3, operations: {do: {steps: []}}}
connections: {user -> api: {}, api -> back: {balancing: locality}}
workloads: {load: {from: user, arrivals: poisson(100/s), mix: {api/go: 100%}}}
scenarios: {base: {duration: 20s, warmup: 0s}}
)");
    QVERIFY(isNear(connection(results, "api -> back").flow.latency.mean, 0.002, 0.01));
  }

  // Two callers with a connection each: of four pods two get all calls, until a connection is too old.
  void callsOfAConnectionGoToOnePod() {
    const auto served = [](const std::string& arrow) {
      const Results results = resultsOf(still("60s", "0s") + R"(components:
  user: {kind: client}
  front: {kind: service, replicas: 2, operations: {go: {steps: [{call: api/go}]}}}
  api: {kind: service, replicas: 4, operations: {go: {steps: [{wait: 1ms}]}}}
connections: {user -> front: {}, front -> api: {)" +
                                        arrow + R"(}}
workloads: {load: {from: user, arrivals: constant(100/s), mix: {front/go: 100%}}}
)");
      std::vector<std::uint64_t> counts;
      for (const PodFigures& pod : component(results, "api").pods) counts.push_back(pod.requests);
      std::sort(counts.begin(), counts.end());
      return counts;
    };
    const auto each = served("balancingLevel: request");
    QVERIFY2(each.front() >= 1499 && each.back() == 1500, qPrintable(QString::number(each.front())));
    const auto shared = served("balancingLevel: connection, balancing: round-robin");
    QCOMPARE(shared[1], std::uint64_t{0});
    QVERIFY2(shared[2] >= 2999 && shared[3] == 3000, qPrintable(QString::number(shared[2])));
    const auto aged = served("balancingLevel: connection, balancing: round-robin, connectionAge: 1s");
    QVERIFY2(aged.front() >= 1400 && aged.back() <= 1600, qPrintable(QString::number(aged.front())));
    const auto grpc = served("protocol: grpc");  // as many pods as connections at most
    QCOMPARE(grpc[1], std::uint64_t{0});
    QVERIFY(grpc[3] >= 2999);
  }

  void consistentHashSpreadsUsersAndKeepsEachAtItsPod() {
    const auto [fewest, most] =
        extremes(resultsOf(pods("consistent-hash", "poisson(300/s), clients: uniform(1000000)")));
    QVERIFY(isNear(static_cast<double>(fewest), 1800, 0.12));
    QVERIFY(isNear(static_cast<double>(most), 1800, 0.12));
  }
};

QTEST_APPLESS_MAIN(EngineDataTest)
#include "engine_data_test.moc"
