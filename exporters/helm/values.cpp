// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/helm/values.h"

namespace windtunnel::exporters::helm {
namespace {

using kubernetes::Controller;
using kubernetes::Workload;

Yaml textList(const std::vector<std::string>& texts) {
  Yaml list = Yaml::list();
  for (const std::string& text : texts) list.add(text);
  return list;
}

Yaml textMap(const std::vector<std::pair<std::string, std::string>>& entries) {
  Yaml map = Yaml::map();
  for (const auto& [name, value] : entries) map.set(name, value);
  return map;
}

const char* controllerName(Controller controller) {
  switch (controller) {
    case Controller::StatefulSet:
      return "statefulset";
    case Controller::CronJob:
      return "cronjob";
    case Controller::External:
      return "external";
    case Controller::Deployment:
      break;
  }
  return "deployment";
}

Yaml autoscaling(const Workload& workload) {
  Yaml map = Yaml::map();
  if (!workload.autoscaling) return map;
  map.set("minReplicas", workload.autoscaling->minimum).set("maxReplicas", workload.autoscaling->maximum);
  map.set("cpu", workload.autoscaling->cpu).set("memory", workload.autoscaling->memory);
  return map.set("behavior", kubernetes::behaviour(*workload.autoscaling));
}

Yaml spread(const Workload& workload) {
  return Yaml::map()
      .set("zones", workload.spread.zonesRequired ? "required" : "preferred")
      .set("nodes", workload.spread.nodesRequired ? "required" : "preferred");
}

Yaml rollout(const Workload& workload) {
  return Yaml::map()
      .set("recreate", workload.rollout.recreate)
      .set("maxSurge", workload.rollout.maxSurge)
      .set("maxUnavailable", workload.rollout.maxUnavailable);
}

Yaml entrance(const Workload& workload) {
  Yaml map = Yaml::map();
  if (!workload.entrance) return map;
  for (const auto& [host, paths] : workload.entrance->hosts)
    map["hosts"].add(Yaml::map().set("host", host).set("paths", textList(paths)));
  return map.set("timeout", workload.entrance->timeout);
}

Yaml peerPorts(const Workload& workload) {
  Yaml list = Yaml::list();
  for (const std::int64_t port : workload.peerPorts) list.add(port);
  return list;
}

Yaml secretReferences(const Workload& workload) {
  Yaml map = Yaml::map();
  for (const auto& secret : workload.secrets)
    map.set(secret.variable, Yaml::map().set("secret", secret.secret).set("entry", secret.entry));
  return map;
}

void addImage(const Workload& workload, Yaml& block) {
  block.set("image", workload.image)
      .set("managed", workload.managed)
      .set("externalName", workload.externalName)
      .set("args", textList(workload.arguments));
  block.set("env", textMap(workload.environment)).set("config", textMap(workload.config));
  block.set("secrets", secretReferences(workload));
  block.set("dataPath", workload.dataPath)
      .set("storage", workload.storage)
      .set("scratch", textList(workload.scratch));
  block.set("readiness", workload.readiness.isEmpty() ? Yaml::map() : workload.readiness);
  block.set("liveness", workload.liveness.isEmpty() ? Yaml::map() : workload.liveness);
}

Yaml block(const Workload& workload) {
  Yaml made = Yaml::map();
  made.set("controller", controllerName(workload.controller));
  made.set("store", workload.store).set("front", workload.front);
  made.set("protocol", kubernetes::portName(workload)).set("appProtocol", kubernetes::appProtocol(workload));
  made.set("port", workload.port).set("servicePort", workload.servicePort);
  made.set("replicas", workload.replicas)
      .set("autoscaling", autoscaling(workload))
      .set("rollout", rollout(workload))
      .set("spread", spread(workload))
      .set("gracePeriod", workload.gracePeriod)
      .set("schedule", workload.schedule);
  made.set("entrance", entrance(workload)).set("peerPorts", peerPorts(workload));
  addImage(workload, made);
  made.set("resources", kubernetes::resources(workload));
  made.set("calls", textList(workload.calls)).set("callers", textList(workload.callers));
  return made.set("behaviour", workload.behaviour);
}

Yaml globals(const kubernetes::Release& release) {
  return Yaml::map()
      .set("stub", "missing")
      .set("rehearsalRequests",
           Yaml::map().set("cpu", "10m").set("ephemeral-storage", "16Mi").set("memory", "32Mi"))
      .set("stubImage", kubernetes::kStubImage)
      .set("imageRegistry", "")
      .set("imagePullPolicy", "Always")
      .set("imagePullSecrets", Yaml::list())
      .set("storageClass", "")
      .set("edge", release.edge.api)
      .set("edgeClass", release.edge.className)
      .set("edgeHost", "")
      .set("certificateIssuer", release.edge.issuer)
      .set("monitoringNamespace", "monitoring")
      .set("dnsNamespace", "kube-system")
      .set("priority", 1000);
}

}  // namespace

Yaml valuesOf(const kubernetes::Release& release) {
  Yaml services = Yaml::map();
  for (const Workload& workload : release.workloads) services.set(workload.id, block(workload));
  return Yaml::map().set("global", globals(release)).set("services", std::move(services));
}

}  // namespace windtunnel::exporters::helm
