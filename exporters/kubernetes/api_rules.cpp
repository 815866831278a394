// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/api_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "exporters/common/export_codes.h"
#include "model/core/cron_schedule.h"
#include "model/core/host_name.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using model::Severity;

constexpr std::int64_t kLongestWindow = 3600;

void lose(const Component& component, const char* key, std::string message, std::string hint,
          ExportPlan& plan) {
  plan.losses.push_back({code::kNotExpressed,
                         Severity::Note,
                         std::move(message),
                         {},
                         (component.path() / key).text(),
                         std::move(hint),
                         {}});
}

void bend(const Component& component, const char* key, std::string message, std::string hint,
          ExportPlan& plan) {
  plan.findings.push_back({code::kRefusedValue,
                           Severity::Warning,
                           std::move(message),
                           {},
                           (component.path() / key).text(),
                           std::move(hint),
                           {}});
}

void keepScaling(const Component& component, Autoscaling& scaling, ExportPlan& plan) {
  if (scaling.minimum < 1) {
    lose(component, "autoscale",
         fmt::format("Scaling {} to zero is not expressed: one replica stays", component.id()),
         "Install KEDA to scale to zero.", plan);
    scaling.minimum = 1;
  }
  if (scaling.maximum < scaling.minimum) {
    bend(component, "autoscale",
         fmt::format("The most replicas of {} are fewer than the fewest; {} are written for both",
                     component.id(), scaling.minimum),
         "Set max to min or more.", plan);
    scaling.maximum = scaling.minimum;
  }
  if (std::max(scaling.up.window, scaling.down.window) <= kLongestWindow) return;
  lose(component, "autoscale",
       fmt::format("A scaling window of {} beyond an hour is not expressed", component.id()),
       "Kubernetes accepts an hour at most, which is written.", plan);
  scaling.up.window = std::min(scaling.up.window, kLongestWindow);
  scaling.down.window = std::min(scaling.down.window, kLongestWindow);
}

template <typename Quantity>
void keepRequest(const Component& component, const char* key, std::string& request, const std::string& limit,
                 std::int64_t Quantity::*size, ExportPlan& plan) {
  const auto wanted = Quantity::parse(request), most = Quantity::parse(limit);
  if (!wanted || !most || (*wanted).*size <= (*most).*size) return;
  bend(component, key,
       fmt::format("{} requests more {} than its limit; the limit is written for both", component.id(), key),
       "Set the limit to the request or more.", plan);
  request = limit;
}

void keepRollout(const Component& component, Rollout& rollout, ExportPlan& plan) {
  if (rollout.recreate || rollout.maxSurge != "0%" || rollout.maxUnavailable != "0%") return;
  lose(component, "rollout",
       fmt::format("An update of {} that may neither add nor remove a pod is not expressed", component.id()),
       "One more pod in four is allowed; set maxSurge or maxUnavailable.", plan);
  rollout.maxSurge = "25%";
}

void keepSchedule(const Component& component, Workload& workload, ExportPlan& plan) {
  if (workload.controller != Controller::CronJob || model::isCronSchedule(workload.schedule)) return;
  const std::string usual = "0 3 * * *";
  bend(component, "schedule",
       fmt::format("\"{}\" of {} is no cron expression; \"{}\" is written", workload.schedule, component.id(),
                   usual),
       "Write minute, hour, day, month and day of the week.", plan);
  workload.schedule = usual;
}

}  // namespace

std::string acceptedHost(const Component& component, ExportPlan& plan) {
  const std::string host = component.text("host");
  if (host.empty() || (model::isHostName(host) && !host.starts_with('*'))) return host;
  bend(component, "host",
       fmt::format("The host \"{}\" of {} is no host name; a stub plays it", host, component.id()),
       "Write a name of the DNS in lower case, without scheme, port and path.", plan);
  return {};
}

void keepApiRules(const Component& component, Workload& workload, ExportPlan& plan) {
  if (workload.autoscaling) keepScaling(component, *workload.autoscaling, plan);
  keepRequest(component, "cpu", workload.cpuRequest, workload.cpuLimit, &model::Cpu::millicores, plan);
  keepRequest(component, "memory", workload.memoryRequest, workload.memoryLimit, &model::Memory::bytes, plan);
  keepRollout(component, workload.rollout, plan);
  keepSchedule(component, workload, plan);
}

}  // namespace windtunnel::exporters::kubernetes
