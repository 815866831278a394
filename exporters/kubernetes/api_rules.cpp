// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/api_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "exporters/common/export_codes.h"
#include "exporters/kubernetes/entrance.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using model::Severity;

constexpr std::int64_t kLongestWindow = 3600;

/// One of the five fields: its bounds, and the names it may be written with, from the lowest on.
struct CronField {
  int lowest, highest;
  std::string_view names;
};

constexpr std::array<CronField, 5> kCronFields{{{0, 59, ""},
                                                {0, 23, ""},
                                                {1, 31, ""},
                                                {1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"},
                                                {0, 6, "sunmontuewedthufrisat"}}};

std::string_view cutAt(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view head = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return head;
}

std::optional<int> wholeNumber(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size() && text.front() != '-';
  return whole ? std::optional(number) : std::nullopt;
}

std::optional<int> cronNumber(std::string_view text, const CronField& field) {
  if (text.size() == 3 && !field.names.empty()) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const std::size_t at = field.names.find(lower);
    if (at != std::string_view::npos && at % 3 == 0) return field.lowest + static_cast<int>(at / 3);
  }
  const auto number = wholeNumber(text);
  return number && *number >= field.lowest && *number <= field.highest ? number : std::nullopt;
}

/// `*`, `?`, a number or a range, with or without a step.
bool isCronRange(std::string_view text, const CronField& field) {
  const bool stepped = text.find('/') != std::string_view::npos;
  std::string_view step = text;
  const std::string_view range = cutAt(step, '/');
  if (stepped && wholeNumber(step).value_or(0) < 1) return false;
  if (range == "*" || range == "?") return true;
  std::string_view high = range;
  const auto from = cronNumber(cutAt(high, '-'), field);
  if (range.find('-') == std::string_view::npos) return from.has_value();
  const auto to = cronNumber(high, field);
  return from && to && *from <= *to;
}

bool isCronField(std::string_view text, const CronField& field) {
  if (text.empty() || text.back() == ',') return false;
  while (!text.empty())
    if (!isCronRange(cutAt(text, ','), field)) return false;
  return true;
}

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
  if (std::max(scaling.scaleUpWindow, scaling.scaleDownWindow) <= kLongestWindow) return;
  lose(component, "autoscale",
       fmt::format("A scaling window of {} beyond an hour is not expressed", component.id()),
       "Kubernetes accepts an hour at most, which is written.", plan);
  scaling.scaleUpWindow = std::min(scaling.scaleUpWindow, kLongestWindow);
  scaling.scaleDownWindow = std::min(scaling.scaleDownWindow, kLongestWindow);
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
  if (workload.controller != Controller::CronJob || isCronSchedule(workload.schedule)) return;
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
  if (host.empty() || (isHostName(host) && !host.starts_with('*'))) return host;
  bend(component, "host",
       fmt::format("The host \"{}\" of {} is no host name; a stub plays it", host, component.id()),
       "Write a name of the DNS in lower case, without scheme, port and path.", plan);
  return {};
}

bool isCronSchedule(std::string_view schedule) {
  constexpr std::array<std::string_view, 7> kNamed{"@yearly", "@annually", "@monthly", "@weekly",
                                                   "@daily",  "@midnight", "@hourly"};
  if (std::find(kNamed.begin(), kNamed.end(), schedule) != kNamed.end()) return true;
  if (schedule.starts_with("@every ")) return schedule.size() > 7;
  std::size_t fields = 0;
  while (!schedule.empty()) {
    const std::string_view field = cutAt(schedule, ' ');
    if (field.empty()) continue;
    if (fields == kCronFields.size() || !isCronField(field, kCronFields[fields])) return false;
    ++fields;
  }
  return fields == kCronFields.size();
}

void keepApiRules(const Component& component, Workload& workload, ExportPlan& plan) {
  if (workload.autoscaling) keepScaling(component, *workload.autoscaling, plan);
  keepRequest(component, "cpu", workload.cpuRequest, workload.cpuLimit, &model::Cpu::millicores, plan);
  keepRequest(component, "memory", workload.memoryRequest, workload.memoryLimit, &model::Memory::bytes, plan);
  keepRollout(component, workload.rollout, plan);
  keepSchedule(component, workload, plan);
}

}  // namespace windtunnel::exporters::kubernetes
