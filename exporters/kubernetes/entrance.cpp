// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/entrance.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "exporters/common/export_codes.h"
#include "model/core/host_name.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using model::Design;

/// A rule of Gateway API holds 64 matches at most.
constexpr std::size_t kMostPaths = 64;

bool isClient(const Design& design, const std::string& id) {
  const auto component = design.component(id);
  return component && component->kind() == "client";
}

/// A gateway in a drawing without clients is the way in all the same.
bool isEntered(const Design& design, const Component& component) {
  bool hasClients = false;
  for (const Component& other : design.components()) hasClients = hasClients || other.kind() == "client";
  if (!hasClients) return component.kind() == "gateway";
  const auto arrows = design.connections();
  return std::any_of(arrows.begin(), arrows.end(), [&](const auto& arrow) {
    return arrow.to() == component.id() && isClient(design, arrow.from());
  });
}

void addPath(std::vector<std::string>& paths, const std::string& path) {
  if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
}

void noteUnmatched(const Component& component, const std::string& what, const std::string& text,
                   ExportPlan& plan) {
  plan.losses.push_back(
      {code::kNotExpressed,
       model::Severity::Warning,
       fmt::format("The {} \"{}\" of {} cannot be matched at the edge", what, text, component.id()),
       {},
       component.path().text(),
       "The edge lets all through; the gateway itself still matches it.",
       {}});
}

/// Paths by host, in the order drawn; the empty host is any.
std::map<std::string, std::vector<std::string>> pathsByHost(const Component& gateway, ExportPlan& plan) {
  std::map<std::string, std::vector<std::string>> found;
  for (const model::Element& route : gateway.list("routes")) {
    std::string host = route.text("match/host"), path = route.text("match/path");
    if (!host.empty() && !model::isHostName(host)) {
      noteUnmatched(gateway, "host", host, plan);
      host.clear();
    }
    if (!isPathPrefix(path)) {
      noteUnmatched(gateway, "path", path, plan);
      path = "/";
    }
    addPath(found[host], path);
  }
  return found;
}

/// What is for any host must be reachable by every host: routes of a more specific host hide the others.
Entrance entranceOf(std::map<std::string, std::vector<std::string>> paths) {
  Entrance entrance;
  if (paths.empty()) paths[""] = {"/"};
  const std::vector<std::string> common = paths.contains("") ? paths[""] : std::vector<std::string>{};
  for (auto& [host, own] : paths) {
    for (const std::string& path : common) addPath(own, path);
    if (own.size() > kMostPaths) own = {"/"};
    entrance.hosts.emplace_back(host, own);
  }
  return entrance;
}

std::string timeoutOf(const Design& design, const Component& component) {
  model::Duration longest;
  for (const auto& arrow : design.connections()) {
    if (arrow.to() != component.id() || !isClient(design, arrow.from())) continue;
    const auto timeout = arrow.find<model::Duration>("timeout");
    if (!timeout) return {};
    longest = std::max(longest, *timeout);
  }
  return longest.nanoseconds > 0 ? gatewayDuration(longest) : std::string();
}

}  // namespace

std::string gatewayDuration(model::Duration time) {
  std::int64_t left = (time.nanoseconds + 999'999) / 1'000'000;
  constexpr std::int64_t kMostHours = 99'999;
  left = std::min(left, kMostHours * 3'600'000);
  std::string text;
  for (const auto& [size, unit] :
       {std::pair<std::int64_t, const char*>{3'600'000, "h"}, {60'000, "m"}, {1000, "s"}, {1, "ms"}}) {
    if (left >= size) text += fmt::format("{}{}", left / size, unit);
    left %= size;
  }
  return text.empty() ? "0s" : text;
}

bool isPathPrefix(std::string_view path) {
  constexpr std::string_view kAlso = "/-._~!$&'()*+,;=:@";
  const bool clean = std::all_of(path.begin(), path.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kAlso.find(c) != std::string_view::npos;
  });
  if (!clean || !path.starts_with('/') || path.size() > 1024) return false;
  for (const char* bad : {"//", "/./", "/../"})
    if (path.find(bad) != std::string_view::npos) return false;
  return !path.ends_with("/.") && !path.ends_with("/..");
}

std::optional<Entrance> entranceOf(const Design& design, const Component& component, ExportPlan& plan) {
  if (component.kind() == "external" || component.kind() == "job" || !isEntered(design, component))
    return std::nullopt;
  const std::string protocol = component.text("protocol");
  if (protocol != "http" && protocol != "grpc") return std::nullopt;
  Entrance entrance =
      component.kind() == "gateway" ? entranceOf(pathsByHost(component, plan)) : entranceOf({});
  entrance.timeout = timeoutOf(design, component);
  return entrance;
}

}  // namespace windtunnel::exporters::kubernetes
