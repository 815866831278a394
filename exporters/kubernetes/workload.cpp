// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/workload.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "exporters/common/export_codes.h"
#include "exporters/kubernetes/api_rules.h"
#include "exporters/kubernetes/behaviour.h"
#include "exporters/kubernetes/entrance.h"
#include "exporters/kubernetes/image_choice.h"
#include "exporters/kubernetes/names.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using model::Design;
using model::Diagnostic;
using model::Severity;

constexpr std::int64_t kFirstUnprivilegedPort = 1024;
constexpr std::int64_t kPortShift = 8000;

Diagnostic note(const char* code, Severity severity, const Component& component, std::string message,
                std::string hint) {
  return {code, severity, std::move(message), {}, component.path().text(), std::move(hint), {}};
}

bool hasScaling(const Component& component) {
  return component.kind() == "service" || component.kind() == "worker" || component.kind() == "gateway";
}

/// Whole seconds, never less than drawn.
std::int64_t wholeSeconds(model::Duration time) {
  return (time.nanoseconds + 999'999'999) / 1'000'000'000;
}

Controller controllerOf(const Component& component) {
  if (component.kind() == "external") return Controller::External;
  if (component.kind() == "job") return Controller::CronJob;
  return component.kindInfo().store ? Controller::StatefulSet : Controller::Deployment;
}

std::string percentText(model::Share share) {
  return fmt::format("{}%", std::llround(share.fraction * 100));
}

Rollout rolloutOf(const Component& component) {
  Rollout result;
  if (!hasScaling(component)) return result;
  const model::Element written = component.object("rollout");
  result.recreate = written.text("strategy") == "recreate";
  result.maxSurge = percentText(written.get<model::Share>("maxSurge"));
  result.maxUnavailable = percentText(written.get<model::Share>("maxUnavailable"));
  return result;
}

void readCapacity(const Component& component, Workload& workload) {
  workload.cpuRequest = "100m";
  workload.cpuLimit = "1";
  workload.memoryRequest = workload.memoryLimit = "128Mi";
  if (!component.kindInfo().runsPods) return;
  workload.replicas = component.get<std::int64_t>("replicas");
  workload.cpuRequest = component.value("cpu/request").text();
  workload.cpuLimit = component.value("cpu/limit").text();
  workload.memoryRequest = component.value("memory/request").text();
  workload.memoryLimit = component.value("memory/limit").text();
  workload.gracePeriod = wholeSeconds(component.get<model::Duration>("drain")) + 10;
  if (hasScaling(component) && component.isSet("autoscale"))
    workload.autoscaling = autoscalingOf(component.object("autoscale"));
  if (component.isSet("spread")) {
    const model::Element spread = component.object("spread");
    workload.spread = {spread.text("zones") == "required", spread.text("nodes") == "required"};
  }
  workload.rollout = rolloutOf(component);
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

/// A stub takes whatever port it is told; a real image has to be told too.
void noteShiftedPort(const Component& component, const Workload& workload, ExportPlan& plan) {
  const bool serves = component.kindInfo().runsPods && component.kind() != "job";
  if (!serves || workload.port == workload.servicePort || component.text("image").empty()) return;
  plan.findings.push_back(
      note(code::kShiftedPort, Severity::Note, component,
           fmt::format("The pods of {} listen on port {}, its Service on {}", component.id(), workload.port,
                       workload.servicePort),
           "Pods without privileges take no port below 1024; the image is told its port as PORT."));
}

/// The environment of the export wins over the drawn configuration.
void noteShadowedConfiguration(const Component& component, const Workload& workload, ExportPlan& plan) {
  for (const auto& [name, value] : workload.config) {
    bool taken = name == "PORT" && value != std::to_string(workload.port);
    for (const std::string& callee : workload.calls) taken = taken || addressVariable(callee) == name;
    for (const SecretReference& secret : workload.secrets) taken = taken || secret.variable == name;
    if (taken)
      plan.findings.push_back(note(code::kShadowedVariable, Severity::Note, component,
                                   fmt::format("{} of {} is set by the export itself", name, component.id()),
                                   "Rename the variable."));
  }
}

void noteNeededSecrets(const Component& component, const Workload& workload, ExportPlan& plan) {
  for (const SecretReference& secret : workload.secrets)
    plan.instructions.push_back(
        fmt::format("Secret \"{}\" with entry \"{}\" must exist for {} (not when every component is a stub).",
                    secret.secret, secret.entry, component.id()));
}

Workload workloadOf(const Design& design, const Component& component, ExportPlan& plan) {
  Workload workload;
  workload.component = component.id();
  workload.id = objectName(component.id());
  if (workload.id != workload.component)
    plan.findings.push_back(note(
        code::kShortenedName, Severity::Note, component,
        fmt::format("Objects of {} are named {}", component.id(), workload.id),
        "Here names begin with a letter and have 52 characters at most, and Windows has names of devices."));
  workload.controller = controllerOf(component);
  workload.store = component.kindInfo().store;
  workload.front = component.kind() == "gateway";
  readPorts(component, workload);
  readCapacity(component, workload);
  readConfiguration(component, workload);
  chooseImage(component, workload, plan);
  if (component.kind() == "job") workload.schedule = component.text("schedule");
  keepApiRules(component, workload, plan);
  workload.calls = calleesOf(design, component);
  workload.behaviour = behaviourOf(design, component);
  std::sort(workload.environment.begin(), workload.environment.end());
  std::sort(workload.secrets.begin(), workload.secrets.end(),
            [](const SecretReference& a, const SecretReference& b) { return a.variable < b.variable; });
  noteNeededSecrets(component, workload, plan);
  noteShiftedPort(component, workload, plan);
  noteShadowedConfiguration(component, workload, plan);
  workload.entrance = entranceOf(design, component, plan);
  return workload;
}

void addCallers(const Design& design, std::vector<Workload>& workloads) {
  for (Workload& callee : workloads) {
    for (const Workload& caller : workloads)
      if (std::find(caller.calls.begin(), caller.calls.end(), callee.id) != caller.calls.end())
        callee.callers.push_back(caller.id);
    std::sort(callee.callers.begin(), callee.callers.end());
    for (const auto& arrow : design.connections())
      if (arrow.to() == callee.component && design.component(arrow.from()) &&
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

model::Result<std::vector<Workload>> workloadsOf(const Design& design, ExportPlan& plan) {
  std::vector<Workload> workloads;
  for (const Component& component : design.components()) {
    if (component.kind() == "client") continue;
    workloads.push_back(workloadOf(design, component, plan));
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
