// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/lossy_properties.h"

#include <algorithm>
#include <array>

namespace windtunnel::exporters::kubernetes {
namespace {

constexpr std::string_view kConfigure = "The stubs do it; configure the image, or a mesh, to do the same.";

constexpr std::array<std::string_view, 23> kOutOfScope{"formatVersion",
                                                       "description",
                                                       "workloads",
                                                       "objectives",
                                                       "scenarios",
                                                       "layout",
                                                       "platform/zones",
                                                       "platform/nodePools",
                                                       "platform/network",
                                                       "boundaries/*/title",
                                                       "boundaries/*/in",
                                                       "components/*/title",
                                                       "components/*/description",
                                                       "components/*/in",
                                                       "components/*/memory/perRequest",
                                                       "components/*/every",
                                                       "components/*/replicationLag",
                                                       "components/*/failover",
                                                       "components/*/itemSize",
                                                       "components/*/topics/*/key",
                                                       "components/*/routes/*/version",
                                                       "connections/*/title",
                                                       "connections/*/latency"};

std::vector<LossyProperty> platformProperties() {
  return {
      {"platform/mesh", Lost::Always, "The service mesh",
       "Install it and its objects yourself; the network policies hold with and without it."},
      {"platform/observability/metrics", Lost::Always, "Collecting metrics",
       "Every stub serves /metrics; point a ServiceMonitor or a scrape job at the named ports."},
      {"platform/observability", Lost::Always, "Dashboards, logs and traces",
       "Install a collector in the cluster; the stubs pass W3C trace context on."},
      {"platform/delivery", Lost::Always, "Delivery", "Point your pipeline at the exported folder."},
      {"platform/secrets", Lost::Always, "The store of secrets",
       "Sync it into Kubernetes Secrets of the names in this report, for example with External Secrets."},
  };
}

std::vector<LossyProperty> componentProperties() {
  return {
      {"components/*/provision", Lost::Always, "An operator",
       "A plain StatefulSet is written; replace it by the operator's object, or run the store managed."},
      {"components/*/queueDiscipline", Lost::Always, "The queue discipline",
       "Requests are served in order of arrival; configure the image."},
      {"components/*/autoscale/requests", Lost::Always, "Autoscaling by requests",
       "Install a metrics adapter or KEDA, or scale by cpu."},
      {"components/*/autoscale/lag", Lost::Always, "Autoscaling by lag",
       "Install KEDA with a trigger on the consumer group, or scale by cpu."},
      {"components/*/rollout/strategy", Lost::Always, "The rollout strategy",
       "Pods are replaced by a rolling update; add Argo Rollouts or Flagger.", "recreate"},
      {"components/*/rollout/steps", Lost::Always, "The steps of a canary", "Add Argo Rollouts or Flagger."},
      {"components/*/rollout/interval", Lost::Always, "The steps of a canary",
       "Add Argo Rollouts or Flagger."},
      {"components/*/rollout/abortOn", Lost::Always, "Undoing a rollout",
       "Add Argo Rollouts or Flagger with an analysis."},
      {"components/*/authentication/kind", Lost::Always, "Authentication",
       "Stubs only take its time; configure the gateway's image or the edge's implementation."},
      {"components/*/rateLimit/key", Lost::Always, "A rate limit for each client",
       "The stub keeps one limit for all clients; configure the gateway."},
      {"components/*/readReplicas", Lost::Always, "Read replicas",
       "One StatefulSet is written; use an operator or a managed store."},
      {"components/*/iops", Lost::Always, "Operations of the volume",
       "Choose a storage class that gives them (chart: global.storageClass)."},
      {"components/*/projections", Lost::WithImage, "Feeding projections",
       "Stubs do it; subscribe the read models to the store."},
      {"components/*/consumes", Lost::WithImage, "How messages are consumed", kConfigure},
      {"components/*/routes", Lost::WithImage, "Routes", "The stub routes; configure the gateway's image."},
      {"components/*/rateLimit", Lost::WithImage, "The rate limit", kConfigure},
      {"components/*/authentication", Lost::WithImage, "Authentication", kConfigure},
      {"components/*/transformation", Lost::WithImage, "Transformation", kConfigure},
      {"components/*/operations/*/lock", Lost::WithImage, "Which rows are locked",
       "The stubs do it; the database locks what its statements touch."},
      {"components/*/concurrency", Lost::WithImage, "Concurrency", kConfigure},
      {"components/*/queue", Lost::WithImage, "The length of the queue", kConfigure},
  };
}

std::vector<LossyProperty> connectionProperties() {
  return {
      {"connections/*/protocol", Lost::Always, "Another protocol on one arrow",
       "A component listens on one port with its own protocol."},
      {"connections/*/balancing", Lost::Always, "Load balancing",
       "Services pick pods at random; use a mesh or the client's library."},
      {"connections/*/balancingLevel", Lost::Always, "Load balancing by connection or by call",
       "Services pick pods for connections; use a mesh or the client's library for calls."},
      {"connections/*/connectionAge", Lost::Always, "The longest life of a connection",
       "Set it in the server, such as MAX_CONNECTION_AGE of gRPC."},
      {"connections/*/timeout", Lost::WithImage, "The timeout of calls", kConfigure},
      {"connections/*", Lost::FromClient, "What clients do when calls fail",
       "Clients run outside the cluster; configure them."},
      {"connections/*/rateLimit/key", Lost::Always, "A rate limit for each client",
       "The stub keeps one limit for all."},
      {"connections/*/circuitBreaker/interval", Lost::Always, "Ejecting single pods",
       "Stubs see the callee as one, behind its Service; use a mesh."},
      {"connections/*/circuitBreaker/maxEjected", Lost::Always, "Ejecting single pods",
       "Stubs see the callee as one, behind its Service; use a mesh."},
      {"connections/*/retries/by", Lost::Always, "Retries made by a sidecar",
       "The stubs make them; tell the mesh to."},
      {"connections/*/retries", Lost::WithImage, "Retries", kConfigure},
      {"connections/*/circuitBreaker", Lost::WithImage, "The circuit breaker", kConfigure},
      {"connections/*/hedge", Lost::WithImage, "Hedging", kConfigure},
      {"connections/*/deadlinePropagation", Lost::WithImage, "Passing deadlines on", kConfigure},
      {"connections/*/rateLimit", Lost::WithImage, "The rate limit of calls", kConfigure},
      {"connections/*/bulkhead", Lost::WithImage, "The bulkhead", kConfigure},
      {"connections/*/fallback", Lost::WithImage, "The fallback", kConfigure},
      {"connections/*/pool", Lost::WithImage, "The connection pool", kConfigure},
  };
}

std::string_view firstSegment(std::string_view& path) {
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return segment;
}

}  // namespace

const std::vector<LossyProperty>& lossyProperties() {
  static const std::vector<LossyProperty> all = [] {
    std::vector<LossyProperty> made = platformProperties();
    for (const auto& part : {componentProperties(), connectionProperties()})
      made.insert(made.end(), part.begin(), part.end());
    return made;
  }();
  return all;
}

bool isOutOfScope(std::string_view pattern) {
  return std::any_of(kOutOfScope.begin(), kOutOfScope.end(),
                     [&](std::string_view head) { return isBelow(pattern, head); }) ||
         (isBelow(pattern, "components/*/operations") && pattern.ends_with("/description"));
}

bool isBelow(std::string_view pattern, std::string_view head) {
  while (!head.empty()) {
    if (pattern.empty()) return false;
    const std::string_view wanted = firstSegment(head), found = firstSegment(pattern);
    if (wanted != "*" && wanted != found) return false;
  }
  return true;
}

}  // namespace windtunnel::exporters::kubernetes
