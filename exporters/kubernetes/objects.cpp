// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/objects.h"

#include "exporters/kubernetes/edge.h"
#include "exporters/kubernetes/json_text.h"
#include "exporters/kubernetes/network_policy.h"
#include "resources/resources.h"

namespace windtunnel::exporters::kubernetes {
namespace {

constexpr const char* kReplicasExempt = "polaris.fairwinds.com/deploymentMissingReplicas-exempt";

Yaml serviceAccount(const Release& release, const Workload& workload) {
  return objectHead(release, "v1", "ServiceAccount", workload.id, workload.id)
      .set("automountServiceAccountToken", false);
}

Yaml configMap(const Release& release, const Workload& workload) {
  Yaml data = Yaml::map();
  for (const auto& [name, value] : workload.config) data.set(name, value);
  return objectHead(release, "v1", "ConfigMap", workload.id, workload.id).set("data", std::move(data));
}

Yaml behaviourMap(const Release& release, const Workload& workload) {
  Yaml data = Yaml::map().set("behaviour.json", jsonText(workload.behaviour));
  return objectHead(release, "v1", "ConfigMap", workload.id + "-behaviour", workload.id)
      .set("data", std::move(data));
}

Yaml servicePorts(const Workload& workload) {
  return Yaml::list({Yaml::map()
                         .set("name", portName(workload))
                         .set("port", workload.servicePort)
                         .set("targetPort", portName(workload))
                         .set("protocol", "TCP")
                         .set("appProtocol", appProtocol(workload))});
}

Yaml service(const Release& release, const Workload& workload) {
  Yaml made = objectHead(release, "v1", "Service", workload.id, workload.id);
  made["spec"]
      .set("type", "ClusterIP")
      .set("selector", selector(workload.id))
      .set("ports", servicePorts(workload));
  return made;
}

Yaml peerPort(std::int64_t number) {
  const std::string name = "peer-" + std::to_string(number);
  return Yaml::map()
      .set("name", name)
      .set("port", number)
      .set("targetPort", name)
      .set("protocol", "TCP")
      .set("appProtocol", "tcp");
}

/// Pods find each other by name before they are ready.
Yaml headlessService(const Release& release, const Workload& workload) {
  Yaml made = objectHead(release, "v1", "Service", workload.id + "-pods", workload.id);
  Yaml ports = servicePorts(workload);
  if (!workload.isStub())
    for (const std::int64_t number : workload.peerPorts) ports.add(peerPort(number));
  made["spec"]
      .set("clusterIP", "None")
      .set("publishNotReadyAddresses", true)
      .set("selector", selector(workload.id))
      .set("ports", std::move(ports));
  return made;
}

Yaml externalService(const Release& release, const Workload& workload) {
  Yaml made = objectHead(release, "v1", "Service", workload.id, workload.id);
  made["spec"].set("type", "ExternalName").set("externalName", workload.externalName);
  return made;
}

Yaml strategy(const Rollout& rollout) {
  if (rollout.recreate) return Yaml::map().set("type", "Recreate");
  const Yaml bounds =
      Yaml::map().set("maxSurge", rollout.maxSurge).set("maxUnavailable", rollout.maxUnavailable);
  return Yaml::map().set("type", "RollingUpdate").set("rollingUpdate", bounds);
}

Yaml deployment(const Release& release, const Workload& workload) {
  Yaml made = objectHead(release, "apps/v1", "Deployment", workload.id, workload.id);
  Yaml& spec = made["spec"];
  if (workload.autoscaling)
    made["metadata"].set("annotations", Yaml::map().set(kReplicasExempt, "true"));
  else
    spec.set("replicas", workload.replicas);
  spec.set("revisionHistoryLimit", 5);
  spec.set("selector", Yaml::map().set("matchLabels", selector(workload.id)));
  spec.set("strategy", strategy(workload.rollout));
  spec.set("template", podTemplate(release, workload));
  return made;
}

Yaml volumeClaim(const Workload& workload) {
  const Yaml storage = Yaml::map().set("requests", Yaml::map().set("storage", workload.storage));
  const Yaml spec = Yaml::map().set("accessModes", Yaml::list({"ReadWriteOnce"})).set("resources", storage);
  return Yaml::map().set("metadata", Yaml::map().set("name", "data")).set("spec", spec);
}

Yaml statefulSet(const Release& release, const Workload& workload) {
  Yaml made = objectHead(release, "apps/v1", "StatefulSet", workload.id, workload.id);
  Yaml& spec = made["spec"];
  spec.set("serviceName", workload.id + "-pods");
  spec.set("replicas", workload.replicas);
  spec.set("podManagementPolicy", "Parallel");
  spec.set("selector", Yaml::map().set("matchLabels", selector(workload.id)));
  spec.set("template", podTemplate(release, workload));
  if (!workload.isStub() && !workload.dataPath.empty())
    spec.set("volumeClaimTemplates", Yaml::list({volumeClaim(workload)}));
  return made;
}

Yaml cronJob(const Release& release, const Workload& workload) {
  Yaml made = objectHead(release, "batch/v1", "CronJob", workload.id, workload.id);
  const Yaml job = Yaml::map()
                       .set("backoffLimit", 2)
                       .set("completions", workload.replicas)
                       .set("parallelism", workload.replicas)
                       .set("ttlSecondsAfterFinished", 3600)
                       .set("template", podTemplate(release, workload));
  made["spec"]
      .set("schedule", workload.schedule)
      .set("concurrencyPolicy", "Forbid")
      .set("startingDeadlineSeconds", 300)
      .set("successfulJobsHistoryLimit", 3)
      .set("failedJobsHistoryLimit", 3)
      .set("jobTemplate", Yaml::map().set("spec", job));
  return made;
}

Yaml disruptionBudget(const Release& release, const Workload& workload) {
  Yaml made = objectHead(release, "policy/v1", "PodDisruptionBudget", workload.id, workload.id);
  made["spec"]
      .set("maxUnavailable", 1)
      .set("unhealthyPodEvictionPolicy", "AlwaysAllow")
      .set("selector", Yaml::map().set("matchLabels", selector(workload.id)));
  return made;
}

Yaml resourceMetric(const char* name, std::int64_t percent) {
  const Yaml target = Yaml::map().set("type", "Utilization").set("averageUtilization", percent);
  return Yaml::map()
      .set("type", "Resource")
      .set("resource", Yaml::map().set("name", name).set("target", target));
}

Yaml autoscaler(const Release& release, const Workload& workload) {
  Yaml made = objectHead(release, "autoscaling/v2", "HorizontalPodAutoscaler", workload.id, workload.id);
  const Yaml target =
      Yaml::map().set("apiVersion", "apps/v1").set("kind", "Deployment").set("name", workload.id);
  made["spec"]
      .set("scaleTargetRef", target)
      .set("minReplicas", workload.autoscaling->minimum)
      .set("maxReplicas", workload.autoscaling->maximum)
      .set("metrics", Yaml::list());
  if (workload.autoscaling->cpu > 0)
    made["spec"]["metrics"].add(resourceMetric("cpu", workload.autoscaling->cpu));
  if (workload.autoscaling->memory > 0)
    made["spec"]["metrics"].add(resourceMetric("memory", workload.autoscaling->memory));
  if (workload.autoscaling->hasBehaviour) made["spec"].set("behavior", behaviour(*workload.autoscaling));
  return made;
}

void addController(const Release& release, const Workload& workload, std::vector<Yaml>& objects) {
  if (workload.controller == Controller::CronJob) return objects.push_back(cronJob(release, workload));
  objects.push_back(service(release, workload));
  if (workload.controller == Controller::StatefulSet) objects.push_back(headlessService(release, workload));
  objects.push_back(workload.controller == Controller::StatefulSet ? statefulSet(release, workload)
                                                                   : deployment(release, workload));
  objects.push_back(disruptionBudget(release, workload));
  if (workload.autoscaling) objects.push_back(autoscaler(release, workload));
}

}  // namespace

Yaml objectHead(const Release& release, const char* version, const char* kind, const std::string& name,
                const std::string& owner) {
  const Yaml metadata =
      Yaml::map().set("name", name).set("namespace", release.nameSpace).set("labels", labels(release, owner));
  return Yaml::map().set("apiVersion", version).set("kind", kind).set("metadata", metadata);
}

std::vector<Yaml> objectsOf(const Release& release, const Workload& workload) {
  if (workload.outside() && !workload.isStub()) return {externalService(release, workload)};
  std::vector<Yaml> objects{serviceAccount(release, workload)};
  if (!workload.config.empty()) objects.push_back(configMap(release, workload));
  if (workload.isStub()) objects.push_back(behaviourMap(release, workload));
  addController(release, workload, objects);
  objects.push_back(networkPolicy(release, workload));
  for (Yaml& object : edgeObjects(release, workload)) objects.push_back(std::move(object));
  return objects;
}

Yaml namespaceObject(const Release& release) {
  Yaml levels = Yaml::map();
  for (const char* mode : {"audit", "enforce", "warn"})
    levels.set(std::string("pod-security.kubernetes.io/") + mode, release.podSecurity);
  return Yaml::map()
      .set("apiVersion", "v1")
      .set("kind", "Namespace")
      .set("metadata", Yaml::map().set("name", release.nameSpace).set("labels", levels));
}

std::vector<Yaml> sharedObjects(const Release& release) {
  Yaml priority = objectHead(release, "scheduling.k8s.io/v1", "PriorityClass", release.name, release.name);
  Yaml metadata = Yaml::map().set("name", release.name).set("labels", labels(release, release.name));
  priority.set("metadata", metadata)
      .set("value", 1000)
      .set("globalDefault", false)
      .set("description", "Priority of this application.");
  Yaml script = objectHead(release, "v1", "ConfigMap", release.name + "-stub", release.name + "-stub");
  script["data"] = Yaml::map();
  for (const std::string_view file : resources::list("stub/"))
    script["data"].set(file.substr(file.rfind('/') + 1), *resources::find(file));
  return {priority, script};
}

}  // namespace windtunnel::exporters::kubernetes
