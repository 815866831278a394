// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "shop_design.h"
#include "simulator/platform/pod_memory.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

// 32 MiB at rest and 1 MiB a request: the 97th request in the pod is one too many.
std::string hungry(const std::string& rate, const std::string& duration) {
  return still(duration, "0s") +
         "components:\n  user: {kind: client}\n"
         "  api: {kind: service, replicas: 1, startup: 2s, concurrency: 64, queue: 1000,"
         " memory: {request: 64Mi, limit: 128Mi, perRequest: 1Mi}, operations: {go: {steps: [{wait: "
         "640ms}]}}}\n"
         "connections: {user -> api: {}}\n"
         "workloads: {load: {from: user, arrivals: " +
         rate + ", mix: {api/go: 100%}}}\n";
}

std::string crashing(const std::string& faults, const std::string& replicas = "replicas: 1") {
  return "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
         "scenarios: {base: {duration: 120s, warmup: 0s, faults: [" +
         faults +
         "]}}\n"
         "components:\n  user: {kind: client}\n  api: {kind: service, startup: 4s, " +
         replicas +
         ", operations: {go: {steps: [{wait: 1ms}]}}}\n"
         "connections: {user -> api: {}}\n"
         "workloads: {load: {from: user, arrivals: constant(20/s), mix: {api/go: 100%}}}\n";
}

}  // namespace

class PodMemoryTest : public QObject {
  Q_OBJECT

 private slots:
  void thePauseBeforeARestartDoubles() {
    QCOMPARE(restartPause(1), Time{0});
    QCOMPARE(restartPause(2), 10 * kSecond);
    QCOMPARE(restartPause(3), 20 * kSecond);
    QCOMPARE(restartPause(6), 160 * kSecond);
    QCOMPARE(restartPause(7), 300 * kSecond);
    QCOMPARE(restartPause(60), 300 * kSecond);
  }

  // A pod that starts in 4 s and crashes as soon as it has: at 10 s, 14 s, then with pauses of 10 s, 20 s and
  // 40 s at 28 s and 52 s.
  void aCrashLoopRestartsWithTheBackoffOfKubernetes() {
    const Results results = resultsOf(crashing("{at: 10s, for: 60s, kind: crash-loop, target: api}"));
    const ComponentFigures& api = component(results, "api");
    QCOMPARE(api.podStarts, std::uint64_t{4});
    QCOMPARE(api.outOfMemory, std::uint64_t{0});
    QCOMPARE(api.readyPods[8], 1.0F);
    QCOMPARE(meanOf(api.readyPods, 10, 95), 0.0);  // the pause that has begun outlasts the fault
    QCOMPARE(api.readyPods[97], 1.0F);
    QCOMPARE(results.recoveries.front().fault, std::string("a pod of api crashes again and again"));
  }

  void aCrashLoopOfSomePodsLeavesTheOthers() {
    const Results results =
        resultsOf(crashing("{at: 10s, kind: crash-loop, target: api, pods: 1}", "replicas: 3"));
    QCOMPARE(component(results, "api").readyPods[60], 2.0F);
    QCOMPARE(component(results, "api").podStarts, std::uint64_t{5});  // at 10, 14, 28, 52 and 96 s
  }

  void podsToComeCrashWithTheRest() {
    Run run = runOf(crashing("{at: 10s, kind: crash-loop, target: api}"));
    run.advance(20 * kSecond);
    Command more = command(Command::Kind::SetReplicas, "api");
    more.count = 3;
    QVERIFY(run.apply(more).ok());
    run.advance(run.end());
    QCOMPARE(meanOf(component(checked(run.result()), "api").readyPods, 10, 119), 0.0);
  }

  void runningOutOfMemoryCountsAndLengthensThePause() {
    const std::string fault = "kind: out-of-memory, target: api}";
    const Results results = resultsOf(crashing("{at: 10s, " + fault + ", {at: 30s, " + fault));
    const ComponentFigures& api = component(results, "api");
    QCOMPARE(api.outOfMemory, std::uint64_t{2});
    QCOMPARE(api.podStarts, std::uint64_t{2});
    QCOMPARE(api.readyPods[12], 0.0F);
    QCOMPARE(api.readyPods[15], 1.0F);  // at once, and 4 s to start
    QCOMPARE(api.readyPods[42], 0.0F);
    QCOMPARE(api.readyPods[45], 1.0F);  // after 10 s and 4 s
    QCOMPARE(results.recoveries.front().fault, std::string("a pod of api runs out of memory"));
    QVERIFY(verdict(results, "out-of-memory") != nullptr);
  }

  void runningOutOfMemoryForAWhileHappensAgainAndAgain() {
    const Results results = resultsOf(crashing("{at: 10s, for: 60s, kind: out-of-memory, target: api}"));
    QCOMPARE(component(results, "api").outOfMemory, std::uint64_t{4});
    QCOMPARE(component(results, "api").readyPods[97], 1.0F);
  }

  void aPodThatFitsLives() {
    const Results results = resultsOf(hungry("constant(95/s)", "60s"));
    QCOMPARE(component(results, "api").outOfMemory, std::uint64_t{0});
    QCOMPARE(failureShare(results.workloads.front().flow.outcomes), 0.0);
  }

  void aPodThatDoesNotIsKilledAgainAndAgain() {
    // 300/s on 100/s of service: 97 are reached within half a second of being known. Then restarts at once,
    // after 10 s, 20 s, 40 s, 80 s; each time 2 s to start and 1 s until callers know.
    const Results results = resultsOf(hungry("constant(300/s)", "170s"));
    const ComponentFigures& api = component(results, "api");
    QCOMPARE(api.outOfMemory, std::uint64_t{6});
    QVERIFY(results.isConserved);
    const Series& ready = api.readyPods;
    QCOMPARE(ready[1], 0.0F);   // dead
    QCOMPARE(ready[2], 1.0F);   // started again without a pause
    QCOMPARE(ready[10], 0.0F);  // in the pause of 10 s
    QCOMPARE(ready[30], 0.0F);  // in the pause of 20 s
    QVERIFY(verdict(results, "out-of-memory") != nullptr);
  }
};

QTEST_APPLESS_MAIN(PodMemoryTest)
#include "pod_memory_test.moc"
