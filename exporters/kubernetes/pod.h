// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "exporters/kubernetes/workload.h"

namespace windtunnel::exporters::kubernetes {

/// How traffic comes into the cluster.
struct Edge {
  std::string api = "none";  ///< gateway-api, ingress or none.
  std::string className;     ///< Of the Gateway or Ingress.
  std::string issuer;        ///< cert-manager's ClusterIssuer; empty: no certificates are asked for.
};

/// What all objects of one export share.
struct Release {
  std::string name;       ///< Of the chart and the release.
  std::string nameSpace;  ///< Where everything is installed.
  std::vector<Workload> workloads;
  Edge edge;
  std::string podSecurity = "restricted";  ///< Level of the namespace.
};

inline constexpr const char* kStubImage = "python:3.12-slim";

/// Name, instance, part-of and managed-by, as every object carries them.
Yaml labels(const Release& release, const std::string& id);

/// Labels a selector matches: the name alone, so that policies and pods share exactly one.
Yaml selector(const std::string& id);

/// Limits and requests of a workload's container when nothing is rehearsed.
Yaml resources(const Workload& workload);

/// The pod template of a workload, stub or real, by the rules of Pod Security `restricted`.
Yaml podTemplate(const Release& release, const Workload& workload);

/// Whether the workload of this id is played by a stub; false for an unknown id.
bool isStub(const Release& release, const std::string& id);

}  // namespace windtunnel::exporters::kubernetes
