// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/manifests.h"

#include <fmt/format.h>

#include <algorithm>

#include "exporters/common/export_codes.h"
#include "exporters/common/safe_path.h"
#include "exporters/kubernetes/objects.h"

namespace windtunnel::exporters::kubernetes {
namespace {

/// Helm limits release names to 53; eleven are left for what is appended.
constexpr std::size_t kLongestName = 42;

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
  return kubernetesName(slug, kLongestName);
}

void noteLosses(const model::Design& design, ExportPlan& plan) {
  const auto lose = [&](const model::Element& element, std::string message, std::string hint) {
    plan.losses.push_back({code::kNotExpressed,
                           model::Severity::Note,
                           std::move(message),
                           {},
                           element.path().text(),
                           std::move(hint),
                           {}});
  };
  for (const auto& arrow : design.connections())
    if (arrow.isSet("circuitBreaker") || arrow.isSet("hedge") || arrow.isSet("pool"))
      lose(arrow,
           fmt::format("Circuit breaker, hedging and pool of {} need a mesh or the client's library",
                       arrow.key()),
           "Configure them in the image or in a mesh.");
  const auto spaces = design.boundaries();
  const auto count = std::count_if(spaces.begin(), spaces.end(),
                                   [](const auto& b) { return b.text("kind") == "namespace"; });
  if (count > 1)
    lose(design.document(), "All components are installed into one namespace",
         "Split the design to install into several.");
}

}  // namespace

model::Result<Release> releaseOf(const model::Design& design, ExportPlan& plan) {
  auto workloads = workloadsOf(design, plan);
  if (!workloads) return workloads.error();
  noteLosses(design, plan);
  const std::string name = nameOf(design);
  return Release{name, name, std::move(*workloads)};
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
