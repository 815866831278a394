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

// Two pods that call three others, over a network of 1 ms each way.
Results secured(const std::string& mesh, const std::string& faults = "") {
  return resultsOf("platform: {zones: [a], network: {sameZone: 1ms, crossZone: 1ms, jitter: 0%}" + mesh +
                   R"(}
components:
  user: {kind: client}
  api: {kind: service, replicas: 2, operations: {go: {steps: [{call: back/do}]}}}
  back: {kind: service, replicas: 3, startup: 2s, operations: {do: {steps: []}}}
connections: {user -> api: {}, api -> back: {}}
workloads: {load: {from: user, arrivals: constant(600/s), mix: {api/go: 100%}}}
scenarios: {base: {duration: 60s, warmup: 0s, faults: [)" +
                   faults + "]}}\n");
}

double errors(const Results& results, std::size_t from, std::size_t to) {
  const Series& shares = results.workloads.front().series.errorShare;
  double sum = 0;
  for (std::size_t second = from; second < to; ++second) sum += static_cast<double>(shares.at(second));
  return sum / static_cast<double>(to - from);
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

  // Back answers all calls over gRPC as unavailable: its sidecar tries each try of the client three times.
  void sidecarsRetryOnTopOfTheClient() {
    const auto triesOf = [](const std::string& mesh, const std::string& retries,
                            const std::string& protocol = "grpc") {
      const Results results =
          resultsOf("platform: {zones: [a]" + mesh + R"(}
components:
  user: {kind: client}
  api: {kind: service, operations: {go: {steps: [{call: back/do}]}}}
  back: {kind: service, protocol: )" +
                    protocol + R"(, operations: {do: {steps: [{fail: {share: 100%, error: unavailable}}]}}}
connections: {user -> api: {}, api -> back: {retries: {)" +
                    retries + R"(}}}
workloads: {load: {from: user, arrivals: constant(10/s), mix: {api/go: 100%}}}
scenarios: {base: {duration: 60s, warmup: 0s}}
)");
      const ConnectionFigures& arrow = connection(results, "api -> back");
      return static_cast<double>(arrow.tries) / static_cast<double>(total(arrow.flow.outcomes));
    };
    QVERIFY(isNear(triesOf("", "attempts: 2"), 3, 0.02));
    QVERIFY(isNear(triesOf(", mesh: {product: istio}", "attempts: 0"), 3, 0.02));
    QVERIFY(isNear(triesOf(", mesh: {product: istio}", "attempts: 2"), 9, 0.02));
    QVERIFY(isNear(triesOf(", mesh: {product: istio}", "attempts: 2", "http"), 3, 0.02));
    QVERIFY(isNear(triesOf(", mesh: {product: istio}", "attempts: 2, by: mesh"), 3, 0.02));
    QVERIFY(isNear(triesOf(", mesh: {product: istio, retries: 1}", "attempts: 2"), 6, 0.02));
    QVERIFY(isNear(triesOf(", mesh: {product: istio, mode: ambient, retries: 2}", "attempts: 2"), 3, 0.02));
    QVERIFY(isNear(triesOf(", mesh: {product: linkerd}", "attempts: 2"), 3, 0.02));
  }

  // For a second callers do not know that one of the three pods is gone; over HTTP, too.
  void sidecarsConnectElsewhereWhenNobodyListens() {
    const std::string kill = "{kind: pod-kill, target: back, at: 20s}";
    QVERIFY(errors(secured("", kill), 20, 21) > 0.2);
    QCOMPARE(errors(secured(", mesh: {product: istio, mtls: 'off'}", kill), 20, 21), 0.0);
  }

  void sidecarsTakeMemoryInEveryPod() {
    QCOMPARE(*component(shop(", mesh: {product: istio}"), "back").proxyMemory, 2 * 60e6);
    QCOMPARE(*component(shop(", mesh: {product: linkerd}"), "back").proxyMemory, 2 * 18e6);
    QVERIFY(!component(shop(", mesh: {product: istio, mode: ambient}"), "back").proxyMemory.has_value());
    QVERIFY(!component(shop(""), "back").proxyMemory.has_value());
  }

  // Two pods of 250m and 64Mi fit a node of 600m alone, but not with the sidecars of Istio.
  void sidecarsTakeRoomOnTheNodes() {
    const auto ready = [](const std::string& mesh) {
      const Results results = resultsOf(
          "platform: {zones: [a], nodePools: {general: {vcpu: 600m, memory: 4Gi, nodes: {min: 1, max: 1}}}" +
          mesh +
          R"(}
components:
  user: {kind: client}
  api: {kind: service, replicas: 2, cpu: {request: 250m, limit: 1}, memory: {request: 64Mi, limit: 64Mi}, operations: {go: {steps: []}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(10/s), mix: {api/go: 100%}}}
scenarios: {base: {duration: 60s, warmup: 0s}}
)");
      return component(results, "api").replicas;
    };
    QCOMPARE(ready(""), 2.0);
    QCOMPARE(ready(", mesh: {product: linkerd}"), 2.0);
    QCOMPARE(ready(", mesh: {product: istio}"), 1.0);
  }

  void onlyTheNamedNamespacesAreMeshed() {
    const Results results = shop(", mesh: {product: istio, namespaces: [in]}");
    QVERIFY(hop(results).latency.mean > 0);
    QCOMPARE(connection(results, "user -> out").flow.latency.mean, 0.0);
    QVERIFY(!component(results, "out").proxyCores.has_value());
  }

  void everyPairOfPodsShakesHandsOnce() {
    const Results results = secured(", mesh: {product: istio}");
    QCOMPARE(*connection(results, "api -> back").connectionsOpened, std::uint64_t{6});
    // Two round trips and half a millisecond of work before the request.
    QVERIFY(hop(results).latency.max > 0.0065);
    QVERIFY(hop(results).latency.p99 < 0.0035);
    QVERIFY(!connection(secured(", mesh: {product: istio, mtls: off}"), "api -> back").connectionsOpened);
    QVERIFY(hop(secured(", mesh: {product: istio, mtls: off}")).latency.max < 0.0065);
  }

  void aPodThatStartsAnewIsGreetedAgain() {
    const Results results =
        secured(", mesh: {product: istio}", "{at: 20s, kind: pod-kill, target: back, pods: 3}");
    QCOMPARE(*connection(results, "api -> back").connectionsOpened, std::uint64_t{12});
  }

  void openConnectionsOutliveTheCertificate() {
    const std::string expired = "{at: 20s, for: 20s, kind: certificate-expiry, target: back}";
    const Results calm = secured("", expired);
    QCOMPARE(errors(calm, 0, 60), 0.0);
    // A pod that starts anew meanwhile gets no connections until there is a new certificate.
    const Results restarted = secured("", expired + ", {at: 25s, kind: pod-kill, target: back}");
    QVERIFY2(isNear(errors(restarted, 30, 40), 1.0 / 3, 0.02),
             qPrintable(QString::number(errors(restarted, 30, 40))));
    QCOMPARE(errors(restarted, 42, 60), 0.0);
    QVERIFY(share(connection(restarted, "api -> back").flow, Outcome::Unavailable) > 0.05);
    QCOMPARE(calm.recoveries.front().fault, std::string("the certificate of back has expired"));
  }

  void usersConnectAnewAndFail() {
    const Results results = secured("", "{at: 20s, for: 20s, kind: certificate-expiry, target: api}");
    QCOMPARE(errors(results, 0, 20), 0.0);
    QCOMPARE(errors(results, 21, 40), 1.0);
    QCOMPARE(errors(results, 41, 60), 0.0);
  }
};

QTEST_APPLESS_MAIN(MeshTest)
#include "mesh_test.moc"
