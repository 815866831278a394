// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>
#include <vector>

#include "design_text.h"
#include "simulator/data/key_store.h"
#include "simulator/random/key_sampler.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

std::string cached(const std::string& cache, const std::string& key, const std::string& ttl,
                   const std::string& miss = "{call: store/read}", const std::string& rate = "2000/s") {
  return still("50s", "50s") +
         "components:\n  user: {kind: client}\n  api: {kind: service, concurrency: 10000, operations: {go: "
         "{steps: [{cached: {in: memory, key: '" +
         key + "', ttl: " + ttl + ", miss: [" + miss + "]}}]}}}\n  memory: {kind: cache, " + cache +
         "}\n  store: {kind: database, concurrency: 1000, maxConnections: 1000, read: 1us}\n"
         "connections: {user -> api: {}, api -> memory: {}, api -> store: {}}\n"
         "workloads: {load: {from: user, arrivals: poisson(" +
         rate + "), mix: {api/go: 100%}}}\n";
}

// The share of reads the most popular keys take: no cache of so many entries can hit more often.
double bestHitRatio(const char* law, std::uint64_t entries) {
  const KeySampler keys(*windtunnel::model::KeyPopularity::parse(law));
  double sum = 0;
  for (std::uint64_t key = 0; key < entries; ++key) sum += keys.probability(key);
  return sum;
}

}  // namespace

class CacheTest : public QObject {
  Q_OBJECT

 private slots:
  void theStoreForgetsTheLeastFrequentlyUsed() {
    KeyStore store(10, 3, Eviction::LeastFrequent);
    for (const std::uint32_t key : {1U, 2U, 3U}) store.write(key, 100);
    QVERIFY(store.read(1, 5) && store.read(1, 5) && store.read(3, 5));
    store.write(4, 100);  // 2 was used least
    QVERIFY(!store.read(2, 6));
    store.write(5, 100);  // then 4, which is newer than nobody with one use
    QVERIFY(!store.read(4, 6));
    QVERIFY(store.read(1, 6) && store.read(3, 6) && store.read(5, 6));
    QCOMPARE(store.size(), std::uint64_t{3});
    QVERIFY(!store.read(1, 100));  // expired
    QCOMPARE(store.size(), std::uint64_t{2});
    store.clear();
    QVERIFY(!store.read(3, 7));
    store.write(3, 100);
    QVERIFY(store.read(3, 8));
  }

  void aLeaseIsGivenToOneUntilTheKeyIsWritten() {
    KeyStore store(10, 3);
    QVERIFY(store.lease(4, 0));
    QVERIFY(!store.lease(4, kSecond));
    QVERIFY(store.lease(5, kSecond));
    store.write(4, 100 * kSecond);
    QVERIFY(store.lease(4, 2 * kSecond));
    QVERIFY(!store.lease(5, 10 * kSecond));
    QVERIFY(store.lease(5, 11 * kSecond));
  }

  void thePartsOfTheKeysAreDisjointAndWhole() {
    KeyStore store(3000, 3000);
    for (std::uint32_t key = 0; key < 3000; ++key) store.write(key, 100);
    store.forgetPart(1, 3);
    QVERIFY2(isNear(static_cast<double>(store.size()), 2000, 0.05),
             qPrintable(QString::number(store.size())));
    for (const std::uint32_t part : {1U, 0U, 2U}) store.forgetPart(part, 3);
    QCOMPARE(store.size(), std::uint64_t{0});
    store.write(5, 100);
    QVERIFY(store.read(5, 6));
  }

  void aPodThatFallsTakesItsShareOfTheKeysWithIt() {
    // Nearly all of 50 000 keys are there; 2000 reads/s, of which those of a third of the keys miss.
    Run run = runOf(cached("replicas: 3, startup: 1s", "uniform(50000)", "10h", "{call: store/read}"));
    run.advance(90 * kSecond);
    Command kill;
    kill.target = "memory";
    QVERIFY(run.apply(kill).ok());
    run.advance(run.end());
    const Results results = checked(run.result());
    const Series& misses = component(results, "store").series.rate;
    QVERIFY(misses[89] < 150);
    QVERIFY2(misses[93] > 500 && misses[93] < 700, qPrintable(QString::number(misses[93])));
  }

  void whateverEndsTheOnlyPodLeavesTheCacheCold() {
    for (const char* fault :
         {"pod-kill", "outage, for: 1s", "out-of-memory", "crash-loop, for: 1s", "drain"}) {
      std::string design = cached("replicas: 1, startup: 1s", "uniform(50000)", "10h", "{call: store/read}");
      const std::string end = "warmup: 50s}";
      const Results results = resultsOf(design.replace(
          design.find(end), end.size(),
          std::string("warmup: 50s, faults: [{at: 90s, target: memory, kind: ") + fault + "}]}"));
      const Series& misses = component(results, "store").series.rate;
      QVERIFY2(misses[89] < 150, fault);
      QVERIFY2(misses[95] > 1500, fault);
    }
  }

  void frequencyBeatsRecencyForASteadyLaw() {
    const std::string cache =
        "replicas: 1, memory: {request: 1000Ki, limit: 1000Ki}, itemSize: 1Ki, eviction: ";
    const double lru =
        *component(resultsOf(cached(cache + "lru", "zipf(10000, 0.8)", "10h")), "memory").hitRatio;
    const double lfu =
        *component(resultsOf(cached(cache + "lfu", "zipf(10000, 0.8)", "10h")), "memory").hitRatio;
    const double best = bestHitRatio("zipf(10000, 0.8)", 1000);
    QVERIFY2(lfu > lru + 0.05, qPrintable(QString("%1 %2 %3").arg(lru).arg(lfu).arg(best)));
    QVERIFY2(lfu <= best + 0.005 && lfu > best - 0.06, qPrintable(QString("%1 %2").arg(lfu).arg(best)));
  }

  void aStampedeReachesTheStoreUnlessMissesAreCoalesced() {
    // One key that expires each second and takes 100 ms to fetch: 2000/s miss for 100 ms, or one of them
    // does.
    const std::string miss = "{call: store/read}, {wait: 100ms}";
    const double without =
        component(resultsOf(cached("replicas: 1, read: 1us, write: 1us", "uniform(1)", "1s", miss)), "store")
            .flow.rate;
    const Results with =
        resultsOf(cached("replicas: 1, read: 1us, write: 1us, coalescing: true", "uniform(1)", "1s", miss));
    QVERIFY2(isNear(without, 200 / 1.1, 0.1), qPrintable(QString::number(without)));
    QVERIFY2(isNear(component(with, "store").flow.rate, 1 / 1.1, 0.05),
             qPrintable(QString::number(component(with, "store").flow.rate)));
    // Those that wait ask again each 10 ms, and so find the key at most that much after it is there.
    QVERIFY(with.workloads.front().flow.latency.max < 0.115);
    QCOMPARE(failureShare(with.workloads.front().flow.outcomes), 0.0);
    QVERIFY(with.isConserved);
  }

  void aFetchThatFailsLetsTheNextOneTryWhenItsLeaseIsOver() {
    const Results results =
        resultsOf(cached("replicas: 1, coalescing: true", "uniform(1)", "10h", "{fail: 100%}", "10/s"));
    // One a lease fails at once; the others wait for it.
    QVERIFY(isNear(results.workloads.front().flow.rate, 0.1, 0.21));
    QVERIFY(results.isConserved);
  }
};

QTEST_APPLESS_MAIN(CacheTest)
#include "cache_test.moc"
