// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/manifests.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "exporters/common/export_codes.h"
#include "exporters/common/safe_path.h"
#include "exporters/kubernetes/edge.h"
#include "exporters/kubernetes/losses.h"
#include "exporters/kubernetes/objects.h"
#include "model/core/identifier.h"
#include "model/core/secret_text.h"

namespace windtunnel::exporters::kubernetes {
namespace {

/// Helm limits release names to 53; eleven are left for what is appended.
constexpr std::size_t kLongestRelease = 42;

std::string nameOf(const model::Design& design) {
  std::string slug;
  for (const char c : foldedPath(design.name())) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      slug += c;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  if (slug.empty() || slug.front() < 'a') slug = "design-" + slug;
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return kubernetesName(slug, kLongestRelease);
}

/// Everything is installed into one namespace, whose level must admit what the least strict one drawn does.
std::string podSecurityOf(const model::Design& design) {
  static constexpr std::array kLevels{"restricted", "baseline", "privileged"};
  std::size_t weakest = 0;
  for (const auto& boundary : design.boundaries()) {
    if (boundary.text("kind") != "namespace") continue;
    const auto found = std::find(kLevels.begin(), kLevels.end(), boundary.text("podSecurity"));
    weakest = std::max(weakest, static_cast<std::size_t>(found - kLevels.begin()));
  }
  return kLevels[std::min(weakest, kLevels.size() - 1)];
}

/// What stands in a ConfigMap or in values.yaml can be read by everyone who sees the chart.
model::Status refuseLiteralSecrets(const model::Design& design) {
  for (const model::Component& component : design.components()) {
    if (!component.type().find("config", component.kind())) continue;
    for (const auto& [variable, value] : component.scalars("config")) {
      if (!model::isLiteralSecret(variable, value.text())) continue;
      model::Diagnostic refusal;
      refusal.code = code::kLiteralSecret;
      refusal.message = fmt::format("{} of {} holds a secret in plain text, and no export carries one",
                                    variable, component.title());
      refusal.path = (component.path() / "config" / variable).text();
      refusal.hint = fmt::format(
          "Remove it from config and name the Secret that holds it: secrets: {{{}: {}-secrets/{}}}", variable,
          component.id(), model::toIdentifier(variable));
      return refusal;
    }
  }
  return model::okStatus();
}

}  // namespace

model::Result<Release> releaseOf(const model::Design& design, ExportPlan& plan) {
  if (auto status = refuseLiteralSecrets(design); !status) return status.error();
  auto workloads = workloadsOf(design, plan);
  if (!workloads) return workloads.error();
  Release release;
  release.name = release.nameSpace = nameOf(design);
  release.workloads = std::move(*workloads);
  release.edge = edgeOf(design);
  release.podSecurity = podSecurityOf(design);
  noteLosses(design, release, plan);
  noteEdge(release, plan);
  return release;
}

model::Result<ExportPlan> exportManifests(const model::Design& design) {
  ExportPlan plan;
  const auto release = releaseOf(design, plan);
  if (!release) return release.error();
  plan.title = "Kubernetes manifests of " + release->name;
  plan.installCommand =
      "kubectl apply -f 00-namespace.yaml && kubectl apply -f 10-shared.yaml -f components/";
  if (auto status = plan.add("00-namespace.yaml", std::vector<Yaml>{namespaceObject(*release)}); !status)
    return status.error();
  if (auto status = plan.add("10-shared.yaml", sharedObjects(*release)); !status) return status.error();
  for (const Workload& workload : release->workloads)
    if (auto status = plan.add("components/" + workload.id + ".yaml", objectsOf(*release, workload)); !status)
      return status.error();
  return plan;
}

}  // namespace windtunnel::exporters::kubernetes
