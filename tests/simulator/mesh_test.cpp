// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

Results shop(const std::string& mesh) {
  return resultsOf(
      "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%, bandwidth: "
      "1000000Gbit/s}" +
      mesh + R"(}
boundaries: {in: {kind: namespace}}
components:
  user: {kind: client}
  api: {kind: service, in: [in], operations: {go: {steps: [{call: back/do}]}}}
  back: {kind: service, in: [in], operations: {do: {steps: []}}}
  out: {kind: service, operations: {do: {steps: []}}}
connections: {user -> api: {}, api -> back: {}, user -> out: {}}
workloads: {load: {from: user, arrivals: constant(1000/s), mix: {api/go: 50%, out/do: 50%}}}
scenarios: {base: {duration: 60s, warmup: 0s}}
)");
}

const FlowFigures& hop(const Results& results) {
  return connection(results, "api -> back").flow;
}

}  // namespace

class MeshTest : public QObject {
  Q_OBJECT

 private slots:
  void withoutAMeshThereIsNoCost() {
    const Results results = shop("");
    QCOMPARE(hop(results).latency.mean, 0.0);
    QVERIFY(!component(results, "api").proxyCores.has_value());
  }

  void sidecarsAddThePublishedLatency() {
    const Results results = shop(", mesh: {product: istio}");
    QVERIFY2(isNear(hop(results).latency.p90, 0.63e-3, 0.02),
             qPrintable(QString::number(hop(results).latency.p90)));
    QVERIFY(isNear(hop(results).latency.p99, 0.88e-3, 0.02));
    // One of the two ends of the arrow from the client has a proxy.
    const double total = connection(results, "user -> api").flow.latency.mean;
    QVERIFY(isNear(total, 1.5 * hop(results).latency.mean, 0.02));
    // The api sees 500 requests/s come in and go out.
    QVERIFY(isNear(*component(results, "api").proxyCores, 0.2, 0.03));
  }

  void ambientAndLinkerdCostLess() {
    const double sidecar = hop(shop(", mesh: {product: istio}")).latency.mean;
    QVERIFY(isNear(hop(shop(", mesh: {product: istio, mode: ambient}")).latency.p90, 0.16e-3, 0.02));
    QVERIFY(isNear(hop(shop(", mesh: {product: linkerd}")).latency.mean, 0.2 * sidecar, 0.05));
  }

  void onlyTheNamedNamespacesAreMeshed() {
    const Results results = shop(", mesh: {product: istio, namespaces: [in]}");
    QVERIFY(hop(results).latency.mean > 0);
    QCOMPARE(connection(results, "user -> out").flow.latency.mean, 0.0);
    QVERIFY(!component(results, "out").proxyCores.has_value());
  }
};

QTEST_APPLESS_MAIN(MeshTest)
#include "mesh_test.moc"
