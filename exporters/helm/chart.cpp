// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/helm/chart.h"

#include "exporters/helm/values.h"
#include "exporters/helm/values_schema.h"
#include "exporters/kubernetes/manifests.h"
#include "resources/resources.h"

namespace windtunnel::exporters::helm {
namespace {

using kubernetes::Release;
using model::Status;

Yaml chartFile(const Release& release) {
  Yaml chart = Yaml::map();
  chart.set("apiVersion", "v2").set("name", release.name).set("version", "0.1.0").set("appVersion", "0.1.0");
  chart.set("type", "application");
  chart.set("description", "Services, stores and policies made from a drawing.");
  chart.set("kubeVersion", ">=1.29.0-0");
  chart.set("icon", "file://icon.svg");
  return chart;
}

Status addResource(ExportPlan& plan, const std::string& path, const std::string& resource) {
  return plan.add(path, std::string(*resources::find(resource)));
}

/// The same constants in every chart.
Status addConstants(ExportPlan& plan) {
  for (const char* name : {"README.md", "icon.svg", "templates/NOTES.txt", "templates/_edge.tpl",
                           "templates/_helpers.tpl", "templates/_pod.tpl", "templates/_policy.tpl",
                           "templates/shared.yaml", "templates/tests/front-doors.yaml"})
    if (auto status = addResource(plan, name, std::string("helm/") + name); !status) return status;
  for (const std::string_view script : resources::list("stub/"))
    if (auto status = addResource(plan, "files/" + std::string(script), std::string(script)); !status)
      return status;
  return addResource(plan, ".helmignore", "helm/helmignore");
}

/// One file for each component; its name says which, its text is the same.
Status addComponents(ExportPlan& plan, const Release& release) {
  for (const auto& workload : release.workloads)
    if (auto status = addResource(plan, "templates/components/" + workload.id + ".yaml",
                                  "helm/templates/component.yaml");
        !status)
      return status;
  return model::okStatus();
}

}  // namespace

model::Result<ExportPlan> exportChart(const model::Design& design) {
  ExportPlan plan;
  const auto release = kubernetes::releaseOf(design, plan);
  if (!release) return release.error();
  plan.title = "Helm chart " + release->name;
  plan.installCommand =
      "helm install " + release->name + " . --namespace " + release->nameSpace + " --create-namespace --wait";
  plan.instructions.push_back("To hold the namespace to Pod Security: kubectl label namespace " +
                              release->nameSpace +
                              " pod-security.kubernetes.io/enforce=" + release->podSecurity + " --overwrite");
  for (const auto& status :
       {plan.add("Chart.yaml", std::vector<Yaml>{chartFile(*release)}),
        plan.add("values.yaml", std::vector<Yaml>{valuesOf(*release)}),
        plan.add("values.schema.json", valuesSchema()), addConstants(plan), addComponents(plan, *release)})
    if (!status) return status.error();
  return plan;
}

}  // namespace windtunnel::exporters::helm
