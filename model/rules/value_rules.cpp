// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "model/core/cron_schedule.h"
#include "model/core/diagnostic_codes.h"
#include "model/core/host_name.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

constexpr const char* kNightly = "0 3 * * *";

bool has(const Component& component, std::string_view key) {
  return component.type().find(key, component.kind()) != nullptr;
}

void addFix(Finding& finding, std::string label, const Path& path, Value value) {
  Edit edit{std::move(label), {}};
  edit.set(path, std::move(value));
  finding.fixes.push_back({edit.label, edit});
}

/// What a pod is promised and what it may use at most.
template <class Quantity>
void checkRequest(const Component& component, const std::string& key, const char* name,
                  std::int64_t Quantity::*size, std::vector<Finding>& found) {
  if (!has(component, key)) return;
  const auto request = component.get<Quantity>(key + "/request"),
             limit = component.get<Quantity>(key + "/limit");
  if (request.*size <= limit.*size) return;
  const Path path = component.path() / key;
  Finding finding = makeFinding(code::kRuleCrossedBounds,
                                fmt::format("the {} request of {}, {}, is above its limit, {}", name,
                                            component.title(), request.text(), limit.text()),
                                path / (component.isSet(key + "/request") ? "request" : "limit"));
  addFix(finding, fmt::format("Raise the limit to {}", request.text()), path / "limit", Value(request));
  addFix(finding, fmt::format("Request {}", limit.text()), path / "request", Value(limit));
  found.push_back(std::move(finding));
}

void checkScaling(const Component& component, std::vector<Finding>& found) {
  if (!has(component, "autoscale") || !component.isSet("autoscale")) return;
  const auto fewest = component.get<std::int64_t>("autoscale/min");
  const auto most = component.get<std::int64_t>("autoscale/max");
  if (fewest <= most) return;
  const Path path = component.path() / "autoscale";
  Finding finding =
      makeFinding(code::kRuleCrossedBounds,
                  fmt::format("{} scales from {} replicas to {}", component.title(), fewest, most),
                  path / (component.isSet("autoscale/max") ? "max" : "min"));
  addFix(finding, fmt::format("Raise the maximum to {}", fewest), path / "max", Value(fewest));
  if (most > 0) addFix(finding, fmt::format("Lower the minimum to {}", most), path / "min", Value(most));
  found.push_back(std::move(finding));
}

void checkSchedule(const Component& component, std::vector<Finding>& found) {
  if (!has(component, "schedule") || !component.isSet("schedule")) return;
  const std::string schedule = component.text("schedule");
  if (isCronSchedule(schedule)) return;
  const Path path = component.path() / "schedule";
  Finding finding =
      makeFinding(code::kRuleSchedule,
                  fmt::format("\"{}\" of {} is no cron schedule", schedule, component.title()), path);
  addFix(finding, "Run every night at three", path, Value(kNightly));
  found.push_back(std::move(finding));
}

/// What is left of an address when its scheme, user, port and path are taken away.
std::string hostIn(std::string_view address) {
  if (const auto scheme = address.find("://"); scheme != std::string_view::npos)
    address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  if (const auto user = address.rfind('@'); user != std::string_view::npos) address.remove_prefix(user + 1);
  std::string host(address.substr(0, address.find(':')));
  if (host.ends_with('.')) host.pop_back();
  for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return host;
}

void checkHost(const Element& element, const std::string& key, const std::string& whose, bool mayBeAny,
               std::vector<Finding>& found) {
  const auto accepted = [&](const std::string& host) {
    return isHostName(host) && (mayBeAny || !host.starts_with('*'));
  };
  const std::string host = element.text(key);
  if (host.empty() || accepted(host)) return;
  const Path path = element.path() / Path::parse(key);
  Finding finding = makeFinding(code::kRuleHostName,
                                fmt::format("the host \"{}\" of {} is no host name", host, whose), path);
  if (const std::string repaired = hostIn(host); accepted(repaired))
    addFix(finding, "Write " + repaired, path, Value(repaired));
  Edit removal{"Remove the host", {}};
  removal.remove(path);
  finding.fixes.push_back({removal.label, removal});
  found.push_back(std::move(finding));
}

}  // namespace

void valueRules(const RuleContext& context, std::vector<Finding>& found) {
  for (const Component& component : context.graph.components()) {
    checkRequest<Cpu>(component, "cpu", "CPU", &Cpu::millicores, found);
    checkRequest<Memory>(component, "memory", "memory", &Memory::bytes, found);
    checkScaling(component, found);
    checkSchedule(component, found);
    if (has(component, "host")) checkHost(component, "host", component.title(), false, found);
    if (!has(component, "routes")) continue;
    for (const Element& route : component.list("routes"))
      checkHost(route, "match/host", "a route of " + component.title(), true, found);
  }
}

}  // namespace windtunnel::model
