// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/image_choice.h"

#include <fmt/format.h>

#include "exporters/common/export_codes.h"
#include "exporters/kubernetes/api_rules.h"
#include "exporters/kubernetes/store_image.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using model::Diagnostic;
using model::Severity;

Diagnostic note(const char* code, Severity severity, const Component& component, std::string message,
                std::string hint) {
  return {code, severity, std::move(message), {}, component.path().text(), std::move(hint), {}};
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

void describeExternal(const Component& component, Workload& workload, ExportPlan& plan) {
  workload.externalName = acceptedHost(component, plan);
  if (workload.externalName.empty()) return;
  plan.findings.push_back(note(
      code::kBroadEgress, Severity::Note, component,
      fmt::format("Callers of {} may reach any address on port {}", component.id(), workload.servicePort),
      "Narrow the egress rule to the addresses of the system when you know them."));
}

/// Where it will run is known only when it was made: until then a stub plays it.
void describeManaged(const Component& component, Workload& workload, ExportPlan& plan) {
  workload.managed = component.text("managed");
  workload.image.clear();
  plan.instructions.push_back(fmt::format(
      "{} is run by {}: a stub plays it until you give its host name (chart: services.{}.externalName).",
      component.id(), workload.managed, workload.id));
}

void describeStoreImage(const Component& component, Workload& workload, ExportPlan& plan) {
  const model::Value storage = component.kind() == "cache" ? model::Value() : component.value("storage");
  workload.storage = storage.isNull() ? "1Gi" : storage.text();
  const std::string given = workload.image;
  const bool known = describeStore(component, workload);
  if (!given.empty()) workload.image = given;
  if (!known && given.empty())
    plan.losses.push_back(note(code::kNotExpressed, Severity::Warning, component,
                               fmt::format("No image for {} {} is known; a stub plays it",
                                           component.text("product"), component.id()),
                               "Give an image, or run it managed."));
  if (workload.replicas > 1 && !workload.image.empty() && !formsCluster(component))
    plan.losses.push_back(
        note(code::kNotExpressed, Severity::Warning, component,
             fmt::format("The {} pods of {} stand side by side: they do not replicate to each other",
                         workload.replicas, component.id()),
             "Draw one replica, or run it managed or by an operator."));
}

bool isManaged(const Component& store) {
  return store.kind() != "event-store" && store.text("managed") != "none";
}

}  // namespace

void chooseImage(const Component& component, Workload& workload, ExportPlan& plan) {
  if (component.kind() == "external") return describeExternal(component, workload, plan);
  describeProbes(workload);
  workload.image = component.text("image");
  if (!component.kindInfo().store) return;
  if (isManaged(component)) return describeManaged(component, workload, plan);
  describeStoreImage(component, workload, plan);
}

}  // namespace windtunnel::exporters::kubernetes
