// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/pod.h"

#include <fmt/format.h>

#include <algorithm>

#include "exporters/common/content_hash.h"
#include "exporters/kubernetes/json_text.h"
#include "exporters/kubernetes/names.h"

namespace windtunnel::exporters::kubernetes {
namespace {

const Workload* findWorkload(const Release& release, const std::string& id) {
  const auto found = std::find_if(release.workloads.begin(), release.workloads.end(),
                                  [&](const Workload& w) { return w.id == id; });
  return found == release.workloads.end() ? nullptr : &*found;
}

Yaml variable(const std::string& name, const std::string& value) {
  return Yaml::map().set("name", name).set("value", value);
}

/// An HTTP callee is reached by http(s), everything else by the scheme of its protocol; a stub plays any of
/// them.
std::string addressOf(const Workload& callee) {
  const bool secure =
      callee.outside() && callee.servicePort == 443 && callee.protocol == "http" && !callee.isStub();
  return fmt::format("{}://{}:{}", secure ? "https" : portName(callee), callee.id, callee.servicePort);
}

std::string peersOf(const Release& release, const Workload& workload) {
  std::string peers;
  for (const std::string& callee : workload.calls)
    if (isStub(release, callee)) peers += (peers.empty() ? "" : ",") + callee;
  return peers;
}

Yaml secretVariable(const SecretReference& secret) {
  const Yaml reference = Yaml::map().set("name", secret.secret).set("key", secret.entry);
  return Yaml::map()
      .set("name", secret.variable)
      .set("valueFrom", Yaml::map().set("secretKeyRef", reference));
}

Yaml environment(const Release& release, const Workload& workload) {
  Yaml list = Yaml::list();
  list.add(variable("PORT", std::to_string(workload.port)));
  for (const std::string& callee : workload.calls)
    if (const Workload* found = findWorkload(release, callee))
      list.add(variable(addressVariable(callee), addressOf(*found)));
  if (workload.isStub()) {
    list.add(variable("PYTHONDONTWRITEBYTECODE", "1"));
    return list.add(variable("STUB_PEERS", peersOf(release, workload)));
  }
  for (const auto& [name, value] : workload.environment) list.add(variable(name, value));
  for (const SecretReference& secret : workload.secrets) list.add(secretVariable(secret));
  return list;
}

Yaml securityContext() {
  return Yaml::map()
      .set("allowPrivilegeEscalation", false)
      .set("capabilities", Yaml::map().set("drop", Yaml::list({"ALL"})))
      .set("privileged", false)
      .set("readOnlyRootFilesystem", true)
      .set("runAsGroup", 10001)
      .set("runAsNonRoot", true)
      .set("runAsUser", 10001)
      .set("seccompProfile", Yaml::map().set("type", "RuntimeDefault"));
}

Yaml mount(const std::string& name, const std::string& path) {
  return Yaml::map().set("name", name).set("mountPath", path);
}

Yaml mounts(const Workload& workload) {
  Yaml list = Yaml::list({mount("tmp", "/tmp")});
  if (workload.isStub())
    return list.add(mount("stub", "/stub").set("readOnly", true))
        .add(mount("behaviour", "/behaviour").set("readOnly", true));
  if (!workload.dataPath.empty()) list.add(mount("data", workload.dataPath));
  int index = 0;
  for (const std::string& path : workload.scratch) list.add(mount(fmt::format("scratch-{}", index++), path));
  return list;
}

Yaml emptyFolder(const std::string& name) {
  return Yaml::map().set("name", name).set("emptyDir", Yaml::map().set("sizeLimit", "64Mi"));
}

Yaml configVolume(const std::string& name, const std::string& map) {
  return Yaml::map().set("name", name).set("configMap", Yaml::map().set("name", map));
}

Yaml volumes(const Release& release, const Workload& workload) {
  Yaml list = Yaml::list({emptyFolder("tmp")});
  if (workload.isStub())
    return list.add(configVolume("stub", release.name + "-stub"))
        .add(configVolume("behaviour", workload.id + "-behaviour"));
  for (std::size_t index = 0; index < workload.scratch.size(); ++index)
    list.add(emptyFolder(fmt::format("scratch-{}", index)));
  return list;
}

Yaml stubProbe(const char* path) {
  return Yaml::map().set("httpGet", Yaml::map().set("path", path).set("port", "PORT"));
}

void addProbes(const Workload& workload, Yaml& container) {
  if (workload.controller == Controller::CronJob) return;
  Yaml readiness = workload.isStub() ? stubProbe("/readyz") : workload.readiness;
  Yaml liveness = workload.isStub() ? stubProbe("/livez") : workload.liveness;
  for (Yaml* probe : {&readiness, &liveness}) {
    if (probe->find("httpGet")) (*probe)["httpGet"].set("port", portName(workload));
  }
  if (!liveness.isEmpty())
    container.set("livenessProbe", liveness.set("failureThreshold", 6)
                                       .set("initialDelaySeconds", 5)
                                       .set("periodSeconds", 10)
                                       .set("timeoutSeconds", 5));
  container.set("readinessProbe", readiness.set("periodSeconds", 5).set("timeoutSeconds", 3));
}

Yaml containerPort(const std::string& name, std::int64_t number) {
  return Yaml::map().set("name", name).set("containerPort", number).set("protocol", "TCP");
}

Yaml containerPorts(const Workload& workload) {
  Yaml ports = Yaml::list({containerPort(portName(workload), workload.port)});
  if (workload.isStub()) return ports;
  for (const std::int64_t number : workload.peerPorts)
    ports.add(containerPort(fmt::format("peer-{}", number), number));
  return ports;
}

Yaml container(const Release& release, const Workload& workload) {
  Yaml made = Yaml::map();
  made.set("name", workload.id);
  made.set("image", workload.isStub() ? std::string(kStubImage) : workload.image);
  made.set("imagePullPolicy", "Always");
  if (workload.isStub()) made.set("command", Yaml::list({"python3", "/stub/main.py"}));
  if (!workload.isStub() && !workload.arguments.empty())
    for (const std::string& word : workload.arguments) made["args"].add(word);
  if (workload.controller != Controller::CronJob) made.set("ports", containerPorts(workload));
  made.set("env", environment(release, workload));
  if (!workload.config.empty())
    made.set("envFrom", Yaml::list({Yaml::map().set("configMapRef", Yaml::map().set("name", workload.id))}));
  addProbes(workload, made);
  made.set("resources", resources(workload));
  made.set("securityContext", securityContext());
  return made.set("volumeMounts", mounts(workload));
}

Yaml labelSelector(const std::string& id) {
  return Yaml::map().set("matchLabels", selector(id));
}

Yaml antiAffinity(const std::string& id, bool isRequired) {
  const Yaml term =
      Yaml::map().set("labelSelector", labelSelector(id)).set("topologyKey", "kubernetes.io/hostname");
  if (isRequired)
    return Yaml::map().set(
        "podAntiAffinity",
        Yaml::map().set("requiredDuringSchedulingIgnoredDuringExecution", Yaml::list({term})));
  const Yaml weighted = Yaml::map().set("weight", 100).set("podAffinityTerm", term);
  return Yaml::map().set("podAntiAffinity", Yaml::map().set("preferredDuringSchedulingIgnoredDuringExecution",
                                                            Yaml::list({weighted})));
}

Yaml zoneSpread(const std::string& id, bool isRequired) {
  Yaml constraint = Yaml::map();
  constraint.set("maxSkew", 1).set("topologyKey", "topology.kubernetes.io/zone");
  constraint.set("whenUnsatisfiable", isRequired ? "DoNotSchedule" : "ScheduleAnyway");
  // A zone whose nodes do not answer would keep successors waiting for it.
  if (isRequired) constraint.set("nodeTaintsPolicy", "Honor");
  constraint.set("labelSelector", labelSelector(id));
  return Yaml::list({constraint});
}

Yaml podSecurity() {
  return Yaml::map()
      .set("fsGroup", 10001)
      .set("fsGroupChangePolicy", "OnRootMismatch")
      .set("runAsGroup", 10001)
      .set("runAsNonRoot", true)
      .set("runAsUser", 10001)
      .set("seccompProfile", Yaml::map().set("type", "RuntimeDefault"));
}

/// Changed configuration must roll the pods: they read it at their start.
std::string configurationHash(const Workload& workload) {
  std::string text = jsonText(workload.behaviour);
  for (const auto& [name, value] : workload.config) text += name + '=' + value + '\n';
  return contentHash(text);
}

}  // namespace

Yaml resources(const Workload& workload) {
  return Yaml::map()
      .set("limits", Yaml::map()
                         .set("cpu", workload.cpuLimit)
                         .set("ephemeral-storage", "256Mi")
                         .set("memory", workload.memoryLimit))
      .set("requests", Yaml::map()
                           .set("cpu", workload.cpuRequest)
                           .set("ephemeral-storage", "64Mi")
                           .set("memory", workload.memoryRequest));
}

Yaml labels(const Release& release, const std::string& id) {
  return Yaml::map()
      .set("app.kubernetes.io/instance", id)
      .set("app.kubernetes.io/managed-by", "windtunnel")
      .set("app.kubernetes.io/name", id)
      .set("app.kubernetes.io/part-of", release.name);
}

Yaml selector(const std::string& id) {
  return Yaml::map().set("app.kubernetes.io/name", id);
}

bool isStub(const Release& release, const std::string& id) {
  const Workload* found = findWorkload(release, id);
  return found && found->isStub();
}

Yaml podTemplate(const Release& release, const Workload& workload) {
  Yaml spec = Yaml::map();
  spec.set("serviceAccountName", workload.id);
  spec.set("automountServiceAccountToken", false);
  spec.set("enableServiceLinks", false);
  spec.set("priorityClassName", release.name);
  if (workload.controller == Controller::CronJob) spec.set("restartPolicy", "Never");
  spec.set("terminationGracePeriodSeconds", workload.gracePeriod);
  spec.set("affinity", antiAffinity(workload.id, workload.spread.nodesRequired));
  spec.set("topologySpreadConstraints", zoneSpread(workload.id, workload.spread.zonesRequired));
  spec.set("securityContext", podSecurity());
  spec.set("containers", Yaml::list({container(release, workload)}));
  spec.set("volumes", volumes(release, workload));
  const Yaml annotations = Yaml::map().set("checksum/config", configurationHash(workload));
  return Yaml::map()
      .set("metadata",
           Yaml::map().set("labels", labels(release, workload.id)).set("annotations", annotations))
      .set("spec", std::move(spec));
}

}  // namespace windtunnel::exporters::kubernetes
