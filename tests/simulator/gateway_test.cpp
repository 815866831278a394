// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// What a gateway does before it passes a request on.
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

/// A gateway that routes in 1 ms to a service that takes 10 ms, and a guard that takes 5 ms.
std::string door(const std::string& more, const std::string& guard = "[{wait: 5ms}]") {
  return still() + R"(components:
  user: {kind: client}
  edge: {kind: gateway, replicas: 1, cpu: {limit: 8}, routing: 1ms, routes: [{name: go, to: api/go}])" +
         more + R"(}
  api: {kind: service, replicas: 1, cpu: {limit: 8}, operations: {go: {steps: [{wait: 10ms}]}}}
  guard: {kind: service, replicas: 1, cpu: {limit: 8}, operations: {check: {steps: )" +
         guard + R"(}}}
connections: {user -> edge: {}, edge -> api: {}, edge -> guard: {}}
workloads: {load: {from: user, arrivals: constant(100/s), mix: {edge/go: 100%}}}
)";
}

double meanOf(const Results& results) {
  return results.workloads.front().flow.latency.mean;
}

}  // namespace

class GatewayTest : public QObject {
  Q_OBJECT

 private slots:
  void routingTakesCpu() {
    const Results results = resultsOf(door(""));
    QVERIFY(isNear(meanOf(results), 0.011, 1e-6));
    QVERIFY(isNear(component(results, "edge").cpuPerRequest, 0.001, 1e-3));
  }

  void aTokenIsCheckedOnTheCpuOfTheGateway() {
    const Results results = resultsOf(door(", authentication: {kind: jwt, cost: 2ms}"));
    QVERIFY2(isNear(meanOf(results), 0.013, 1e-6), qPrintable(QString::number(meanOf(results))));
    QVERIFY(isNear(component(results, "edge").cpuPerRequest, 0.003, 1e-3));
    QCOMPARE(component(results, "guard").flow.rate, 0.0);
  }

  void anExternalGuardIsAskedAndWaitedFor() {
    const Results results =
        resultsOf(door(", authentication: {kind: external, cost: 2ms, service: guard/check}"));
    QVERIFY2(isNear(meanOf(results), 0.018, 1e-6), qPrintable(QString::number(meanOf(results))));
    QVERIFY(isNear(component(results, "edge").cpuPerRequest, 0.003, 1e-3));
    QVERIFY(isNear(component(results, "guard").flow.rate, 100, 1e-2));
    QVERIFY(isNear(connection(results, "edge -> guard").flow.rate, 100, 1e-2));
  }

  void whomTheGuardRefusesIsNotPassedOn() {
    const Results results =
        resultsOf(door(", authentication: {kind: external, service: guard/check}", "[{fail: 30%}]"));
    QVERIFY(isNear(share(results.workloads.front().flow, Outcome::Application), 0.3, 0.05));
    QVERIFY(isNear(component(results, "api").flow.rate, 70, 0.03));
  }

  void withoutAuthenticationItsCostIsNotPaid() {
    QVERIFY(isNear(meanOf(resultsOf(door(", authentication: {kind: none, cost: 2ms}"))), 0.011, 1e-6));
  }

  void transformingTakesCpu() {
    const Results results = resultsOf(door(", transformation: 4ms"));
    QVERIFY(isNear(meanOf(results), 0.015, 1e-6));
    QVERIFY(isNear(component(results, "edge").cpuPerRequest, 0.005, 1e-3));
  }

  void whatIsAboveTheLimitIsAnswered429() {
    const Results results = resultsOf(door(", rateLimit: {rate: 40/s, burst: 10}"));
    QVERIFY(isNear(share(results.workloads.front().flow, Outcome::RateLimited), 0.6, 0.02));
    QVERIFY(isNear(component(results, "api").flow.rate, 40, 0.02));
  }
};

QTEST_APPLESS_MAIN(GatewayTest)
#include "gateway_test.moc"
