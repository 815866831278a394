// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/mesh.h"

#include <algorithm>

namespace windtunnel::model {

std::string protocolOf(const Design& design, const Connection& arrow) {
  const std::string own = arrow.text("protocol");
  const auto callee = design.component(arrow.to());
  return own.empty() && callee ? callee->text("protocol") : own;
}

bool isMeshed(const Design& design, const Component& component) {
  const Element mesh = design.platform().object("mesh");
  if (mesh.text("product") == "none" || !component.kindInfo().runsPods) return false;
  const std::vector<std::string> namespaces = mesh.texts("namespaces");
  const std::vector<std::string> in = component.texts("in");
  return namespaces.empty() || std::any_of(in.begin(), in.end(), [&](const std::string& boundary) {
           return std::find(namespaces.begin(), namespaces.end(), boundary) != namespaces.end();
         });
}

bool hasSidecar(const Design& design, const Component& component) {
  const Element mesh = design.platform().object("mesh");
  const bool isAmbient = mesh.text("product") == "istio" && mesh.text("mode") == "ambient";
  return isMeshed(design, component) && !isAmbient;
}

bool isUnderstoodBySidecars(const Design& design, const Connection& arrow) {
  const std::string protocol = protocolOf(design, arrow);
  return protocol == "http" || protocol == "grpc";
}

bool balancesByConnection(const Design& design, const Connection& arrow) {
  const auto caller = design.component(arrow.from());
  if (!caller || !caller->kindInfo().runsPods || caller->kindInfo().store) return false;
  const std::string level = arrow.text("balancingLevel");
  if (level != "automatic") return level == "connection";
  const bool isPicked = arrow.isSet("balancing") && arrow.text("balancing") != "random";
  const auto callee = design.component(arrow.to());
  const bool isStore = callee && callee->kindInfo().store;
  if (isPicked || isStore || caller->kind() == "gateway" || hasSidecar(design, *caller)) return false;
  return protocolOf(design, arrow) == "grpc";
}

int sidecarRetries(const Design& design, const Connection& arrow) {
  const auto caller = design.component(arrow.from());
  if (!caller || !hasSidecar(design, *caller) || arrow.object("retries").text("by") == "mesh") return 0;
  if (!isUnderstoodBySidecars(design, arrow)) return 0;
  const Element mesh = design.platform().object("mesh");
  const int usual = mesh.text("product") == "istio" ? 2 : 0;
  return static_cast<int>(mesh.find<std::int64_t>("retries").value_or(usual));
}

}  // namespace windtunnel::model
