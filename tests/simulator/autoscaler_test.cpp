// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "shop_design.h"
#include "simulator/platform/autoscaler.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

class AutoscalerTest : public QObject {
  Q_OBJECT

 private slots:
  void theAutoscalerFollowsTheDocumentedAlgorithm() {
    QCOMPARE(wantedReplicas(4, 0.9 / 0.6), 6);
    QCOMPARE(wantedReplicas(50, 90.0 / 75.0), 60);
    QCOMPARE(wantedReplicas(10, 1.1), 10);
    QCOMPARE(wantedReplicas(10, 0.91), 10);
    QCOMPARE(wantedReplicas(10, 0.5), 5);
    QCOMPARE(scaleUpLimit(3), 7);
    QCOMPARE(scaleUpLimit(10), 20);
  }

  void theAutoscalerAddsPodsUnderLoadAndTakesThemBackLater() {
    // 300/s x 10 ms = 3 cores; at 60 % of a request of one core that is 5 pods.
    const Results results = resultsOf(R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 2, cpu: {request: 1, limit: 2}, startup: 5s, autoscale: {min: 2, max: 20, cpu: 60%, scaleDownWindow: 60s}, operations: {go: {steps: [{work: exponential(10ms)}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: 'steps(50/s for 60s, 300/s for 180s, 50/s for 1h)', mix: {api/go: 100%}}}
scenarios: {base: {duration: 7m, warmup: 0s}}
)");
    const Series& pods = component(results, "api").readyPods;
    QCOMPARE(pods[50], 2.0F);
    QVERIFY(pods[200] >= 5 && pods[200] <= 6);
    QVERIFY(pods[260] >= 5);  // the window has not passed
    QCOMPARE(pods[400], 2.0F);
    QVERIFY(results.isConserved);
  }
};

QTEST_APPLESS_MAIN(AutoscalerTest)
#include "autoscaler_test.moc"
