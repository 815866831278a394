// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/mesh.h"
#include "simulator/compile/compilation.h"

namespace windtunnel::simulator {
namespace {

/// What the data plane of a mesh costs a call with a proxy on both sides.
struct MeshCost {
  double median;         // nanoseconds added to the response time
  double p99;            // nanoseconds
  double coreSeconds;    // of one proxy, for one request
  double memory;         // bytes of the proxy of a pod
  double requestCores;   // what that proxy asks of a node
  double requestMemory;  // bytes
};

// Istio 1.24 as published (istio.io, "Performance and Scalability"): at 1000 requests/s a sidecar takes 0.20
// and a ztunnel 0.06 of a core; both proxies of a call add 0.63 ms (p90) and 0.88 ms (p99) as sidecars, 0.16
// ms and 0.20 ms as ztunnels. Linkerd by its ratio to Istio's sidecars in Bremler-Barr et al., "Performance
// comparison of service mesh frameworks: the mTLS test case" (2024): a fifth of the added latency (33 %
// against 166 %), and about a third of the CPU. Memory: 60 MB a sidecar of Istio (as above), 18 MB one of
// Linkerd (Morgan, "Benchmarking Linkerd and Istio", 2021); a ztunnel stands on each node, not in the pods.
// The charts of Istio ask for 100m and 128Mi for each sidecar, those of Linkerd for nothing.
constexpr MeshCost kIstioSidecar{0.418e6, 0.88e6, 0.20e-3, 60e6, 0.1, 134217728};
constexpr MeshCost kIstioAmbient{0.122e6, 0.20e6, 0.06e-3, 0, 0, 0};
constexpr MeshCost kLinkerd{0.084e6, 0.176e6, 0.07e-3, 18e6, 0, 0};

// Both sides of a TLS 1.3 handshake with client certificates: each makes a key, agrees on a secret, signs,
// and checks two signatures (ECDSA P-256 and X25519); 0.28 ms by `openssl speed ecdsap256 ecdhx25519` at 3
// GHz.
constexpr Time kHandshakeWork = 500 * 1000;

constexpr int kPoints = 1024;

// A lognormal law through the two percentiles, at evenly spaced probabilities.
std::vector<float> delays(const MeshCost& cost) {
  model::Distribution law;
  law.kind = model::Distribution::Kind::Lognormal;
  law.parameters = {{"median", model::Duration{static_cast<std::int64_t>(cost.median)}, 0},
                    {"p99", model::Duration{static_cast<std::int64_t>(cost.p99)}, 0}};
  const DurationSampler sampler = DurationSampler::of(law);
  std::vector<float> points;
  for (int i = 0; i < kPoints; ++i)
    points.push_back(static_cast<float>(sampler.quantile((i + 0.5) / kPoints)));
  return points;
}

}  // namespace

void compileMesh(Compilation& c) {
  const model::Element mesh = c.design.platform().object("mesh");
  const std::string product = mesh.text("product");
  if (product == "none" || product.empty()) return;
  const MeshCost& cost = product == "linkerd"             ? kLinkerd
                         : mesh.text("mode") == "ambient" ? kIstioAmbient
                                                          : kIstioSidecar;
  c.network.proxyDelay = delays(cost);
  c.network.proxyCoreSeconds = cost.coreSeconds;
  if (mesh.text("mtls") != "off") {
    c.network.followsConnections = true;
    c.network.handshakeWork = kHandshakeWork;
  }
  c.network.proxyMemory = cost.memory;
  for (ComponentSpec& spec : c.network.components) {
    const auto component = c.design.component(spec.id);
    spec.isMeshed = component && model::isMeshed(c.design, *component);
    if (!spec.isMeshed) continue;
    spec.roomCores += cost.requestCores;
    spec.roomMemory += cost.requestMemory;
  }
  for (ConnectionSpec& spec : c.network.connections)
    spec.proxies = static_cast<std::uint8_t>((c.network.components[spec.from].isMeshed ? 1 : 0) +
                                             (c.network.components[spec.to].isMeshed ? 1 : 0));
  for (const model::Connection& arrow : c.design.connections()) {
    ConnectionSpec& spec = c.network.connections[c.connectionByName.at(arrow.key())];
    spec.meshRetries = static_cast<std::uint8_t>(model::sidecarRetries(c.design, arrow));
    spec.isGrpc = model::protocolOf(c.design, arrow) == "grpc";
    spec.isRetriedByMesh = arrow.object("retries").text("by") == "mesh";
    const auto caller = c.design.component(arrow.from());
    spec.retriesElsewhere = product == "istio" && caller && model::hasSidecar(c.design, *caller) &&
                            (spec.isRetriedByMesh || spec.meshRetries > 0);
  }
}

}  // namespace windtunnel::simulator
