// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/workload.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "exporters/common/export_codes.h"
#include "exporters/common/safe_path.h"
#include "exporters/kubernetes/behaviour.h"
#include "exporters/kubernetes/store_image.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using model::Design;
using model::Diagnostic;
using model::Severity;

/// CronJobs allow 52 characters, and the longest name made of an id adds ten.
constexpr std::size_t kLongestId = 52;
constexpr std::int64_t kFirstUnprivilegedPort = 1024;
constexpr std::int64_t kPortShift = 8000;

Diagnostic note(const char* code, Severity severity, const Component& component, std::string message,
                std::string hint) {
  return {code, severity, std::move(message), {}, component.path().text(), std::move(hint), {}};
}

/// Kubernetes has no shares of a byte and reads `0.5` cores as well as `500m`; both are written its way.
std::string cpuQuantity(const model::Component& component, std::string_view key) {
  return component.value(key).text();
}

Controller controllerOf(const Component& component) {
  if (component.kind() == "external") return Controller::External;
  if (component.kind() == "job") return Controller::CronJob;
  return component.kindInfo().store ? Controller::StatefulSet : Controller::Deployment;
}

std::optional<Autoscaling> autoscalingOf(const Component& component, ExportPlan& plan) {
  const bool scalable =
      component.kind() == "service" || component.kind() == "worker" || component.kind() == "gateway";
  if (!scalable || !component.isSet("autoscale")) return std::nullopt;
  const model::Element scale = component.object("autoscale");
  Autoscaling result{scale.get<std::int64_t>("min"), scale.get<std::int64_t>("max"), 0, 0};
  const auto percent = [&](const char* key) {
    return scale.isSet(key)
               ? static_cast<std::int64_t>(std::llround(scale.get<model::Share>(key).fraction * 100))
               : 0;
  };
  result.cpu = percent("cpu");
  result.memory = percent("memory");
  for (const char* key : {"requests", "lag"})
    if (scale.isSet(key))
      plan.losses.push_back(note(
          code::kNotExpressed, Severity::Note, component,
          fmt::format("Autoscaling of {} by {} needs a metrics adapter and is left out", component.id(), key),
          "Install KEDA or an adapter, or scale by cpu."));
  if (result.cpu == 0 && result.memory == 0) result.cpu = 70;
  return result;
}

void readCapacity(const Component& component, Workload& workload, ExportPlan& plan) {
  workload.cpuRequest = "100m";
  workload.cpuLimit = "1";
  workload.memoryRequest = workload.memoryLimit = "128Mi";
  if (!component.kindInfo().runsPods) return;
  workload.replicas = component.get<std::int64_t>("replicas");
  workload.cpuRequest = cpuQuantity(component, "cpu/request");
  workload.cpuLimit = cpuQuantity(component, "cpu/limit");
  workload.memoryRequest = component.value("memory/request").text();
  workload.memoryLimit = component.value("memory/limit").text();
  workload.autoscaling = autoscalingOf(component, plan);
}

void readConfiguration(const Component& component, Workload& workload) {
  if (!component.kindInfo().runsPods) return;
  for (const auto& [name, value] : component.scalars("config"))
    workload.config.emplace_back(name, value.text());
  for (const auto& [name, value] : component.scalars("secrets")) {
    const std::string reference = value.text();
    const std::size_t slash = reference.find('/');
    workload.secrets.push_back({name, reference.substr(0, slash),
                                slash == std::string::npos ? "value" : reference.substr(slash + 1)});
  }
}

void readPorts(const Component& component, Workload& workload) {
  workload.protocol = component.text("protocol");
  workload.servicePort = component.get<std::int64_t>("port");
  workload.port = workload.servicePort < kFirstUnprivilegedPort ? workload.servicePort + kPortShift
                                                                : workload.servicePort;
}

/// Kubernetes' own habit: an HTTP image answers /readyz and /livez; a gRPC one the health service.
void describeProbes(Workload& workload) {
  const std::string port = portName(workload);
  const auto socket = Yaml::map().set("tcpSocket", Yaml::map().set("port", port));
  if (workload.protocol == "http") {
    workload.readiness = Yaml::map().set("httpGet", Yaml::map().set("path", "/readyz").set("port", port));
    workload.liveness = Yaml::map().set("httpGet", Yaml::map().set("path", "/livez").set("port", port));
  } else if (workload.protocol == "grpc") {
    workload.readiness = Yaml::map().set("grpc", Yaml::map().set("port", workload.port));
    workload.liveness = socket;
  } else {
    workload.readiness = socket;
  }
}

void describeImage(const Component& component, Workload& workload, ExportPlan& plan) {
  if (component.kind() == "external") {
    workload.externalName = component.text("host");
    if (!workload.externalName.empty())
      plan.findings.push_back(note(
          code::kBroadEgress, Severity::Note, component,
          fmt::format("Callers of {} may reach any address on port {}", component.id(), workload.servicePort),
          "Narrow the egress rule to the addresses of the system when you know them."));
    return;
  }
  describeProbes(workload);
  workload.image = component.text("image");
  if (!component.kindInfo().store) return;
  const model::Value storage = component.kind() == "cache" ? model::Value() : component.value("storage");
  workload.storage = storage.isNull() ? "1Gi" : storage.text();
  const std::string given = workload.image;
  const bool known = describeStore(component, workload);
  if (!given.empty()) workload.image = given;
  if (known || !given.empty()) return;
  plan.losses.push_back(note(
      code::kNotExpressed, Severity::Warning, component,
      fmt::format("No image for {} {} is known; a stub plays it", component.text("product"), component.id()),
      "Give an image, or run it managed."));
}

void noteNeededSecrets(const Component& component, const Workload& workload, ExportPlan& plan) {
  for (const SecretReference& secret : workload.secrets)
    plan.instructions.push_back(
        fmt::format("Secret \"{}\" with entry \"{}\" must exist for {} (not when every component is a stub).",
                    secret.secret, secret.entry, component.id()));
}

model::Result<Workload> workloadOf(const Design& design, const Component& component, ExportPlan& plan) {
  if (!isLabel(component.id()) || component.id().size() > kLongestId)
    return note(code::kNameTooLong, Severity::Error, component,
                fmt::format("\"{}\" cannot name Kubernetes objects", component.id()),
                fmt::format("Rename it: at most {} lower-case letters, digits and hyphens.", kLongestId));
  Workload workload;
  workload.id = component.id();
  workload.controller = controllerOf(component);
  workload.store = component.kindInfo().store;
  workload.front = component.kind() == "gateway";
  readPorts(component, workload);
  readCapacity(component, workload, plan);
  readConfiguration(component, workload);
  describeImage(component, workload, plan);
  if (component.kind() == "job") workload.schedule = component.text("schedule");
  workload.calls = calleesOf(design, component);
  workload.behaviour = behaviourOf(design, component);
  std::sort(workload.environment.begin(), workload.environment.end());
  std::sort(workload.secrets.begin(), workload.secrets.end(),
            [](const SecretReference& a, const SecretReference& b) { return a.variable < b.variable; });
  noteNeededSecrets(component, workload, plan);
  return workload;
}

void addCallers(const Design& design, std::vector<Workload>& workloads) {
  for (Workload& callee : workloads) {
    for (const Workload& caller : workloads)
      if (std::find(caller.calls.begin(), caller.calls.end(), callee.id) != caller.calls.end())
        callee.callers.push_back(caller.id);
    std::sort(callee.callers.begin(), callee.callers.end());
    for (const auto& arrow : design.connections())
      if (arrow.to() == callee.id && design.component(arrow.from()) &&
          design.component(arrow.from())->kind() == "client")
        callee.front = true;
  }
}

}  // namespace

std::string portName(const Workload& workload) {
  return workload.protocol.empty() ? "http" : workload.protocol;
}

std::string appProtocol(const Workload& workload) {
  if (workload.protocol == "http") return "http";
  return workload.protocol == "grpc" ? "kubernetes.io/h2c" : "tcp";
}

std::string addressVariable(const std::string& id) {
  std::string name = id;
  for (char& c : name) c = c == '-' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return name + "_URL";
}

model::Result<std::vector<Workload>> workloadsOf(const Design& design, ExportPlan& plan) {
  std::vector<Workload> workloads;
  for (const Component& component : design.components()) {
    if (component.kind() == "client") continue;
    auto workload = workloadOf(design, component, plan);
    if (!workload) return workload.error();
    workloads.push_back(std::move(*workload));
  }
  if (workloads.empty())
    return Diagnostic{code::kNothingToExport,
                      Severity::Error,
                      "The drawing has nothing that runs",
                      {},
                      {},
                      "Add a service.",
                      {}};
  addCallers(design, workloads);
  return workloads;
}

}  // namespace windtunnel::exporters::kubernetes
