// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "exporters/common/export_plan.h"
#include "exporters/common/yaml.h"
#include "exporters/kubernetes/autoscaling.h"
#include "model/core/result.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// Which object runs a component.
enum class Controller { Deployment, StatefulSet, CronJob, External };

/// How new pods replace old ones.
struct Rollout {
  bool recreate = false;
  std::string maxSurge = "25%", maxUnavailable = "0%";
};

/// What a pod would rather wait for than do without.
struct Spread {
  bool zonesRequired = false;  ///< A zone with the fewest pods of the component.
  bool nodesRequired = false;  ///< A node without another one.
};

/// How clients outside the cluster reach a front door: by the paths below each host (empty: any host).
struct Entrance {
  std::vector<std::pair<std::string, std::vector<std::string>>> hosts;
  std::string timeout;  ///< Of a whole request, as Gateway API writes it; empty: none.
};

/// A reference to a key of a Secret; never a value.
struct SecretReference {
  std::string variable;
  std::string secret;
  std::string entry;
};

/// One component as Kubernetes runs it: what the manifests and the chart's values are both made of.
struct Workload {
  std::string id;         ///< Of its objects: the component's, unless Kubernetes would refuse that.
  std::string component;  ///< As drawn.
  Controller controller = Controller::Deployment;
  bool store = false;
  bool front = false;        ///< Clients reach it.
  std::string image;         ///< Empty: a stub plays it.
  std::string managed;       ///< Cloud service that runs a store; empty: it runs here.
  std::string externalName;  ///< Host of what runs outside; empty: a stub plays it.
  std::string protocol;
  std::int64_t port = 8080;         ///< Of the container, 1024 or more.
  std::int64_t servicePort = 8080;  ///< As drawn.
  std::int64_t replicas = 2;
  std::optional<Autoscaling> autoscaling;
  Rollout rollout;
  Spread spread;
  std::optional<Entrance> entrance;
  std::int64_t gracePeriod = 40;  ///< Seconds a pod has to end.
  std::string cpuRequest, cpuLimit, memoryRequest, memoryLimit;
  std::string schedule;  ///< Of a CronJob.
  std::vector<std::pair<std::string, std::string>> config;
  std::vector<SecretReference> secrets;
  std::vector<std::string> calls;    ///< Components it opens connections to, sorted.
  std::vector<std::string> callers;  ///< Components that open connections to it, sorted.
  std::vector<std::string> arguments;
  std::vector<std::pair<std::string, std::string>> environment;  ///< What the store's image needs.
  std::string dataPath;                                          ///< Where a store keeps its data.
  std::string storage;                                           ///< Size of its volume.
  std::vector<std::string> scratch;                              ///< Further folders its image writes to.
  std::vector<std::int64_t> peerPorts;  ///< Further ports by which the pods of a store find each other.
  Yaml readiness, liveness;             ///< Probe handlers of the real image.
  Yaml behaviour;                       ///< What its stub plays.

  /// Runs outside the cluster: a system drawn as external, or a managed store.
  bool outside() const { return controller == Controller::External || !managed.empty(); }
  bool isStub() const { return outside() ? externalName.empty() : image.empty(); }
};

/// Name of the port and of the URL scheme.
std::string portName(const Workload& workload);

/// `kubernetes.io/h2c` for grpc, http, otherwise tcp: the protocol a Service declares.
std::string appProtocol(const Workload& workload);

/// All components that run or are called, in document order; losses and findings go to the plan.
model::Result<std::vector<Workload>> workloadsOf(const model::Design& design, ExportPlan& plan);

}  // namespace windtunnel::exporters::kubernetes
