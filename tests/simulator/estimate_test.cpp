// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <cmath>

#include "simulator/analytic/estimate.h"
#include "simulator/analytic/queueing_formulas.h"
#include "simulator/analytic/time_moments.h"
#include "tests/simulator/design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

Estimate estimateOf(const std::string& text, const std::string& scenario = {}) {
  const auto result = estimate(designOf(text), scenario);
  if (!result) throw std::runtime_error(windtunnel::model::toText(result.error()));
  return *result;
}

const ComponentEstimate& part(const Estimate& estimate, const std::string& id) {
  for (const ComponentEstimate& one : estimate.components)
    if (one.id == id) return one;
  throw std::runtime_error("no component " + id);
}

const ConnectionEstimate& arrow(const Estimate& estimate, const std::string& key) {
  for (const ConnectionEstimate& one : estimate.connections)
    if (one.key == key) return one;
  throw std::runtime_error("no connection " + key);
}

/// A network without latency, users, and one load on one entry.
std::string system(const std::string& components, const std::string& connections, const std::string& arrivals,
                   const std::string& entry) {
  return still() + "components:\n  users: {kind: client}\n" + components + "connections:\n" + connections +
         "workloads: {load: {from: users, arrivals: \"" + arrivals + "\", mix: {" + entry + ": 100%}}}\n";
}

std::string station(const std::string& id, const std::string& service, int servers) {
  return "  " + id +
         ": {kind: service, replicas: 1, cpu: {limit: 1000}, concurrency: " + std::to_string(servers) +
         ", queue: 10000000, operations: {serve: {steps: [wait: \"" + service + "\"]}}}\n";
}

std::string front(const std::string& steps) {
  return "  front: {kind: service, replicas: 1, concurrency: 10000000, operations: {serve: {steps: " + steps +
         "}}}\n";
}

Estimate single(const std::string& service, int servers, const std::string& arrivals) {
  return estimateOf(
      system(station("server", service, servers), "  users -> server: {}\n", arrivals, "server/serve"));
}

}  // namespace

/// The estimate where theory knows the answer.
class EstimateTest : public QObject {
  Q_OBJECT
 private slots:
  void agreesWithErlang_data();
  void agreesWithErlang();
  void agreesWithPollaczekAndKhinchine();
  void sharesTheCpuWhateverTheLawOfTheWork();
  void losesWhatFindsNoRoom();
  void followsRetries();
  void followsHits_data();
  void followsHits();
  void solvesClosedNetworks_data();
  void solvesClosedNetworks();
  void waitsForTheSlowerBranch();
  void letsTheTokenBucketPass();
  void saysOverloadAndWhereItBegins();
  void pointsToTheFirstResourceToSaturate();
  void saysWhatItLeavesOut();
  void givesMessagesToEveryGroup();
  void refusesWhatCannotRun();
};

void EstimateTest::agreesWithErlang_data() {
  QTest::addColumn<int>("servers");
  QTest::addColumn<double>("utilisation");
  QTest::addColumn<double>("mean");  // in service times
  QTest::addColumn<double>("p99");
  QTest::newRow("M/M/1, 0.5") << 1 << 0.5 << 2.0 << 9.2103;
  QTest::newRow("M/M/1, 0.8") << 1 << 0.8 << 5.0 << 23.0259;
  QTest::newRow("M/M/1, 0.95") << 1 << 0.95 << 20.0 << 92.1034;
  QTest::newRow("M/M/2, 0.8") << 2 << 0.8 << 2.77778 << 11.9374;
  QTest::newRow("M/M/8, 0.7") << 8 << 0.7 << 1.11275 << 4.7817;
  QTest::newRow("M/M/64, 0.9") << 64 << 0.9 << 1.04854 << 4.6611;
}

void EstimateTest::agreesWithErlang() {
  QFETCH(const int, servers);
  QFETCH(const double, utilisation);
  QFETCH(const double, mean);
  QFETCH(const double, p99);
  const Estimate estimate =
      single("exponential(10ms)", servers, "poisson(" + std::to_string(100 * servers * utilisation) + "/s)");
  const WorkloadEstimate& load = estimate.workloads.front();
  QVERIFY(isNear(load.latency->mean, mean / 100, 0.001));
  QVERIFY2(isNear(load.latency->p99, p99 / 100, 0.03), std::to_string(load.latency->p99 * 100).c_str());
  QVERIFY(isNear(part(estimate, "server").slotUtilisation, utilisation, 0.001));
  QVERIFY(isNear(estimate.bottleneck->loadMultiple, 1 / utilisation, 0.001));
}

void EstimateTest::agreesWithPollaczekAndKhinchine() {
  const double mean[] = {3, 3.5, 5};
  const char* laws[] = {"10ms", "gamma(mean 10ms, cv 0.5)", "exponential(10ms)"};
  for (int i = 0; i < 3; ++i) {
    const Estimate estimate = single(laws[i], 1, "poisson(80/s)");
    QVERIFY2(isNear(estimate.workloads.front().latency->mean, mean[i] / 100, 0.001), laws[i]);
  }
}

void EstimateTest::sharesTheCpuWhateverTheLawOfTheWork() {
  for (const std::string law : {"10ms", "exponential(10ms)", "lognormal(mean 10ms, cv 2)"}) {
    const Estimate estimate = estimateOf(
        system("  server: {kind: service, replicas: 1, cpu: {limit: 1}, concurrency: 10000000, operations: "
               "{serve: {steps: [work: \"" +
                   law + "\"]}}}\n",
               "  users -> server: {}\n", "poisson(80/s)", "server/serve"));
    QVERIFY2(isNear(estimate.workloads.front().latency->mean, 0.05, 0.001), law.c_str());
    QVERIFY(isNear(part(estimate, "server").cpuUtilisation, 0.8, 0.001));
  }
}

void EstimateTest::losesWhatFindsNoRoom() {
  const std::string server =
      "  server: {kind: service, replicas: 1, concurrency: 1, queue: 9, operations: {serve: {steps: [wait: "
      "exponential(10ms)]}}}\n";
  const Estimate estimate =
      estimateOf(system(server, "  users -> server: {}\n", "poisson(90/s)", "server/serve"));
  QVERIFY(isNear(*estimate.workloads.front().errorShare, 0.050814, 0.001));
  QVERIFY(isNear(*estimate.workloads.front().throughput, 85.427, 0.001));
}

void EstimateTest::followsRetries() {
  const std::string server =
      "  server: {kind: service, replicas: 1, concurrency: 10000000, operations: {serve: {steps: [fail: "
      "50%]}}}\n";
  const Estimate estimate = estimateOf(
      system(front("[call: server/serve]") + server,
             "  users -> front: {}\n  front -> server: {retries: {attempts: 2, on: [application], backoff: "
             "constant(10ms), jitter: none}}\n",
             "poisson(100/s)", "front/serve"));
  QVERIFY(isNear(arrow(estimate, "front -> server").triesPerCall, 1.75, 1e-6));
  QVERIFY(isNear(part(estimate, "server").rate, 175, 1e-6));
  QVERIFY(isNear(*estimate.workloads.front().errorShare, 0.125, 1e-6));
  QVERIFY(
      isNear(estimate.workloads.front().latency->mean, 0.0075, 0.01));  // half pause once, a quarter again
}

void EstimateTest::followsHits_data() {
  QTest::addColumn<int>("entries");
  QTest::addColumn<QString>("exponent");
  QTest::addColumn<double>("hits");
  QTest::newRow("0.8, 100") << 100 << "0.8" << 0.1566;
  QTest::newRow("0.8, 1000") << 1000 << "0.8" << 0.4367;
  QTest::newRow("0.8, 5000") << 5000 << "0.8" << 0.7916;
  QTest::newRow("1.0, 100") << 100 << "1.0" << 0.3905;
  QTest::newRow("1.0, 1000") << 1000 << "1.0" << 0.6756;
  QTest::newRow("1.0, 5000") << 5000 << "1.0" << 0.8986;
}

void EstimateTest::followsHits() {
  QFETCH(const int, entries);
  QFETCH(const QString, exponent);
  QFETCH(const double, hits);
  const std::string text = system(
      front("[{cached: {in: store, key: \"zipf(10000, " + exponent.toStdString() +
            ")\", ttl: 1000h, miss: [{call: origin/serve}]}}]") +
          station("origin", "1ms", 1000) +
          "  store: {kind: cache, itemSize: 1Mi, memory: {limit: " + std::to_string(entries) + "Mi}}\n",
      "  users -> front: {}\n  front -> store: {}\n  front -> origin: {}\n", "poisson(100/s)", "front/serve");
  const Estimate estimate = estimateOf(text);
  QVERIFY2(isNear(*part(estimate, "store").hitRatio, hits, 0.01),
           std::to_string(*part(estimate, "store").hitRatio).c_str());
  QVERIFY(isNear(part(estimate, "origin").rate, 100 * (1 - *part(estimate, "store").hitRatio), 1e-6));
}

void EstimateTest::solvesClosedNetworks_data() {
  QTest::addColumn<int>("users");
  QTest::addColumn<double>("throughput");
  QTest::addColumn<double>("response");
  QTest::newRow("1") << 1 << 0.9091 << 0.1;
  QTest::newRow("10") << 10 << 8.7535 << 0.14240;
  QTest::newRow("20") << 20 << 15.9752 << 0.25194;
  QTest::newRow("50") << 50 << 19.9999 << 1.50001;
  QTest::newRow("100") << 100 << 20.0 << 4.0;
}

void EstimateTest::solvesClosedNetworks() {
  QFETCH(const int, users);
  QFETCH(const double, throughput);
  QFETCH(const double, response);
  const Estimate estimate = estimateOf(
      system(front("[call: a/serve, call: b/serve, call: c/serve]") + station("a", "exponential(50ms)", 1) +
                 station("b", "exponential(30ms)", 1) + station("c", "exponential(20ms)", 1),
             "  users -> front: {}\n  front -> a: {}\n  front -> b: {}\n  front -> c: {}\n",
             "users(" + std::to_string(users) + ", think exponential(1s))", "front/serve"));
  const WorkloadEstimate& load = estimate.workloads.front();
  QVERIFY2(isNear(*load.throughput, throughput, 0.03), std::to_string(*load.throughput).c_str());
  QVERIFY2(isNear(load.latency->mean, response, 0.12), std::to_string(load.latency->mean).c_str());
  QVERIFY(isNear(*load.throughput * (1 + load.latency->mean), users, 1e-3));
  QVERIFY(!estimate.isOverloaded);
}

void EstimateTest::waitsForTheSlowerBranch() {
  using analytic::TimeMoments;
  const TimeMoments one{1, 1, 2};
  const std::vector<TimeMoments> two{one, one};
  QVERIFY(isNear(analytic::longest(two).mean, 1.5, 0.01));
  const std::vector<TimeMoments> ten(10, one);
  QVERIFY(isNear(analytic::longest(ten).mean, 2.9290, 0.02));
  QVERIFY(isNear(analytic::quantile(analytic::longest(ten), 0.99), 6.903, 0.06));
}

void EstimateTest::letsTheTokenBucketPass() {
  QVERIFY(isNear(analytic::tokenBucketPass(80, 100, 1), 1 / 1.8, 1e-9));
  // A bucket of two: an M/D/1 queue that takes who waits for one service at most, where the distribution of
  // the wait grows by exp(load).
  const double load = 0.8;
  const double accepted = std::exp(load);
  QVERIFY(isNear(analytic::tokenBucketPass(80, 100, 2), accepted / (1 + load * accepted), 1e-9));
  QVERIFY(isNear(analytic::tokenBucketPass(200, 100, 1000), 0.5, 0.001));
  QVERIFY(isNear(analytic::tokenBucketPass(50, 100, 1000), 1, 1e-6));
  QVERIFY(isNear(analytic::tokenBucketPass(95, 100, 15), analytic::tokenBucketPass(95, 100, 16), 0.01));
}

void EstimateTest::saysOverloadAndWhereItBegins() {
  const Estimate estimate = single("exponential(10ms)", 1, "poisson(125/s)");
  QVERIFY(estimate.isOverloaded);
  QVERIFY(part(estimate, "server").isOverloaded);
  QVERIFY(!part(estimate, "server").latency);
  QVERIFY(!estimate.workloads.front().latency);
  QVERIFY(!estimate.workloads.front().throughput);
  QCOMPARE(estimate.bottleneck->component, std::string("server"));
  QVERIFY(isNear(estimate.bottleneck->loadMultiple, 0.8, 1e-6));
}

// At just less than the multiple the resource is not yet full in a run, a little above it is.
void EstimateTest::pointsToTheFirstResourceToSaturate() {
  const auto design = [](double rate) {
    return still("60s", "10s") +
           "components:\n  users: {kind: client}\n  api: {kind: service, replicas: 2, cpu: {limit: 1}, "
           "operations: "
           "{go: {steps: [{work: 2ms}, {call: db/read}, {call: db/write}]}}}\n"
           "  db: {kind: database, readReplicas: 1, iops: 100000, cpu: {limit: 1}, operations: {read: "
           "{steps: "
           "[{work: 1ms}]}, write: {steps: [{work: 3ms}]}}}\n"
           "connections: {users -> api: {}, api -> db: {}}\n"
           "workloads: {load: {from: users, arrivals: poisson(" +
           std::to_string(rate) + "/s), mix: {api/go: 100%}}}\n";
  };
  const Estimate estimate = estimateOf(design(100));
  QCOMPARE(estimate.bottleneck->component, std::string("db"));
  QCOMPARE(estimate.bottleneck->resource, std::string("cpu"));
  QVERIFY(isNear(estimate.bottleneck->loadMultiple, 1 / 0.35, 0.001));  // the primary: 3 ms and half of 1 ms
  const double full = 100 * estimate.bottleneck->loadMultiple;
  const auto busiest = [](const Results& results) {
    double most = 0;
    for (const PodFigures& pod : component(results, "db").pods) most = std::max(most, pod.utilisation);
    return most;
  };
  QVERIFY(busiest(resultsOf(design(0.9 * full))) < 0.94);
  QVERIFY(busiest(resultsOf(design(1.1 * full))) > 0.98);
}

void EstimateTest::saysWhatItLeavesOut() {
  const std::string text =
      still() +
      "  broken:\n    extends: base\n    faults: [{at: 20s, for: 10s, kind: outage, target: api}]\n"
      "components:\n  users: {kind: client}\n  api: {kind: service, autoscale: {min: 2, max: 6, cpu: 70%}}\n"
      "connections: {users -> api: {circuitBreaker: {consecutiveErrors: 5}}}\n"
      "workloads: {load: {from: users, arrivals: \"steps(50/s for 60s, 100/s for 60s)\"}}\n";
  QCOMPARE(estimateOf(text, "base").leftOut.size(), std::size_t{3});
  const Estimate broken = estimateOf(text, "broken");
  QCOMPARE(broken.leftOut.size(), std::size_t{4});
  QVERIFY(broken.leftOut.front().find("fault") != std::string::npos);
  QVERIFY(isNear(broken.workloads.front().offered, 75, 0.15));
}

void EstimateTest::givesMessagesToEveryGroup() {
  const std::string text =
      still() +
      "components:\n  users: {kind: client}\n"
      "  api: {kind: service, operations: {go: {steps: [{publish: events/done}]}}}\n"
      "  events: {kind: broker, topics: {done: {partitions: 8}}}\n"
      "  mail: {kind: worker, consumes: {events/done: {}}, operations: {send: {steps: [{work: 4ms}]}}}\n"
      "  books: {kind: worker, consumes: {events/done: {retries: 1}}, operations: {add: {steps: [{fail: "
      "20%}]}}}\n"
      "connections: {users -> api: {}, api -> events: {}, events -> mail: {}, events -> books: {}}\n"
      "workloads: {load: {from: users, arrivals: poisson(50/s)}}\n";
  const Estimate estimate = estimateOf(text);
  QVERIFY(isNear(part(estimate, "mail").rate, 50, 1e-6));
  QVERIFY(isNear(part(estimate, "books").rate, 60, 1e-6));
  QVERIFY(isNear(part(estimate, "mail").cpuUtilisation, 0.1, 1e-6));
  QVERIFY(isNear(arrow(estimate, "events -> books").rate, 60, 1e-6));
}

void EstimateTest::refusesWhatCannotRun() {
  const auto refused = estimate(designOf("components: {api: {kind: service}}\n"), "no-such-scenario");
  QVERIFY(!refused);
  QVERIFY(refused.error().message.find("no-such-scenario") != std::string::npos);
}

QTEST_APPLESS_MAIN(EstimateTest)
#include "estimate_test.moc"
