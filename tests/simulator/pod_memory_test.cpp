// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "design_text.h"
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
