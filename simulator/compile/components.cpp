// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "model/core/diagnostic_codes.h"
#include "model/design/autoscale.h"
#include "simulator/compile/compilation.h"

namespace windtunnel::simulator {
namespace {

using model::Component;

TokenBucketSpec admissionOf(const Component& component) {
  if (component.kind() == "gateway") return rateLimitOf(component);
  if (component.kind() == "external")
    if (const auto limit = component.find<model::Rate>("limit"))
      return {limit->perSecond(), std::max(1.0, limit->perSecond())};
  return {};
}

ScalingRules scalingRules(const model::Element& scale, const std::string& direction) {
  const std::string select = scale.object(direction).text("select");
  ScalingRules rules;
  rules.window = scale.get<model::Duration>(direction + "Window").nanoseconds;
  rules.select = select == "min"   ? ScalingRules::Select::Min
                 : select == "max" ? ScalingRules::Select::Max
                                   : ScalingRules::Select::Disabled;
  rules.policies = model::scalingPolicies(scale, direction);
  return rules;
}

void readAutoscale(const Component& component, ComponentSpec& spec) {
  const std::string& kind = component.kind();
  if (kind != "gateway" && kind != "service" && kind != "worker") return;
  if (!component.isSet("autoscale")) return;
  const model::Element scale = component.object("autoscale");
  ComponentSpec::Autoscale& out = spec.autoscale;
  out.isOn = true;
  out.min = static_cast<int>(scale.get<std::int64_t>("min"));
  out.max = static_cast<int>(scale.get<std::int64_t>("max"));
  out.cpuTarget = scale.find<model::Share>("cpu").value_or(model::Share{}).fraction;
  out.memoryTarget = scale.find<model::Share>("memory").value_or(model::Share{}).fraction;
  out.cpuRequest = component.get<model::Cpu>("cpu/request").cores();
  out.requestsTarget = scale.isSet("requests") ? scale.get<model::Rate>("requests").perSecond() : 0;
  out.lagTarget = static_cast<double>(scale.find<std::int64_t>("lag").value_or(0));
  out.hasBehaviour = model::hasScalingBehaviour(scale);
  out.up = scalingRules(scale, "scaleUp");
  out.down = scalingRules(scale, "scaleDown");
  spec.replicas = std::clamp(spec.replicas, out.min, std::max(out.min, out.max));
}

void readRollout(const Component& component, ComponentSpec& spec) {
  using Strategy = ComponentSpec::Rollout::Strategy;
  const std::string& kind = component.kind();
  if (kind != "gateway" && kind != "service" && kind != "worker") return;
  const model::Element rollout = component.object("rollout");
  ComponentSpec::Rollout& out = spec.rollout;
  const std::string strategy = rollout.text("strategy");
  out.strategy = strategy == "canary"       ? Strategy::Canary
                 : strategy == "blue-green" ? Strategy::BlueGreen
                 : strategy == "recreate"   ? Strategy::Recreate
                                            : Strategy::Rolling;
  out.maxSurge = rollout.get<model::Share>("maxSurge").fraction;
  out.maxUnavailable = rollout.get<model::Share>("maxUnavailable").fraction;
  for (const std::string& step : rollout.texts("steps"))
    if (const auto share = model::Share::parse(step)) out.steps.push_back(share->fraction);
  out.interval = rollout.get<model::Duration>("interval").nanoseconds;
  const model::Element abort = rollout.object("abortOn");
  if (const auto errors = abort.find<model::Share>("errors")) out.abortErrors = errors->fraction;
  if (const auto p99 = abort.find<model::Duration>("p99")) out.abortP99 = p99->nanoseconds;
}

void readPods(Compilation& c, const Component& component, ComponentSpec& spec) {
  spec.replicas = static_cast<int>(component.get<std::int64_t>("replicas"));
  spec.cpuLimit = component.get<model::Cpu>("cpu/limit").cores();
  spec.cpuRequest = spec.roomCores = component.get<model::Cpu>("cpu/request").cores();
  const bool canBeManaged = component.type().find("managed", component.kind()) != nullptr;
  spec.needsNodes = !canBeManaged || component.text("managed") == "none";
  if (!spec.needsNodes) spec.perHour = component.find<model::Price>("price").value_or(model::Price{}).perHour;
  spec.isReplaced = spec.needsNodes && !component.kindInfo().store;
  spec.memoryRequest = spec.roomMemory =
      static_cast<double>(component.get<model::Memory>("memory/request").bytes);
  spec.memoryLimit = static_cast<double>(component.get<model::Memory>("memory/limit").bytes);
  spec.memoryPerRequest = static_cast<double>(component.get<model::Memory>("memory/perRequest").bytes);
  spec.concurrency = static_cast<std::uint32_t>(component.get<std::int64_t>("concurrency"));
  spec.queue = static_cast<std::uint32_t>(component.get<std::int64_t>("queue"));
  const std::string discipline = component.text("queueDiscipline");
  spec.isLifo = discipline == "lifo";
  spec.isAdaptive = discipline == "adaptive-lifo";
  spec.dropsLate = spec.isAdaptive || discipline == "controlled-delay";
  spec.startup = c.samplerOf(component.get<model::Distribution>("startup"), component.path() / "startup");
  spec.drain = component.get<model::Duration>("drain").nanoseconds;
}

// A pod of a database refuses what its connections do not hold; what runs at a time is limited besides.
void readDatabase(const Component& component, ComponentSpec& spec) {
  spec.replicas += static_cast<int>(component.get<std::int64_t>("readReplicas"));
  spec.iops = static_cast<double>(component.get<std::int64_t>("iops"));
  spec.failover = component.get<model::Duration>("failover").nanoseconds;
  if (spec.replicas > 1) spec.replicationLag = component.get<model::Duration>("replicationLag").nanoseconds;
  const auto connections = static_cast<std::uint32_t>(component.get<std::int64_t>("maxConnections"));
  spec.concurrency = std::min(spec.concurrency, connections);
  spec.queue = std::min(spec.queue, connections - spec.concurrency);
  spec.queuePath = (component.path() / "maxConnections").text();
}

void readCache(Compilation& c, const Component& component, Index index) {
  const auto bytes = static_cast<double>(component.get<model::Memory>("memory/limit").bytes);
  const auto item = static_cast<double>(component.get<model::Memory>("itemSize").bytes);
  const double entries = bytes * std::max(1, c.network.components[index].replicas) / std::max(1.0, item);
  c.cacheOf[index] = static_cast<Index>(c.network.caches.size());
  c.network.caches.push_back(
      {index, static_cast<std::uint64_t>(entries), 0,
       component.text("eviction") == "lfu" ? Eviction::LeastFrequent : Eviction::LeastRecent,
       component.get<bool>("coalescing")});
}

ComponentSpec specOf(Compilation& c, const Component& component) {
  ComponentSpec spec;
  spec.id = component.id();
  spec.title = component.title();
  spec.kindName = component.kind();
  spec.kind = component.kind() == "client"     ? ComponentSpec::Kind::Client
              : component.kind() == "external" ? ComponentSpec::Kind::External
              : component.kind() == "broker"   ? ComponentSpec::Kind::Broker
                                               : ComponentSpec::Kind::Pods;
  spec.concurrencyPath = (component.path() / "concurrency").text();
  spec.queuePath = (component.path() / "queue").text();
  if (component.kindInfo().runsPods) readPods(c, component, spec);
  if (component.kind() == "database") readDatabase(component, spec);
  spec.admission = admissionOf(component);
  readAutoscale(component, spec);
  if (component.isSet("spread")) {
    const model::Element spread = component.object("spread");
    spec.spread = {spread.text("zones") == "required", spread.text("nodes") == "required"};
  }
  readRollout(component, spec);
  return spec;
}

// A sentence must not leave open which of two it is about.
void tellApart(std::vector<ComponentSpec>& components) {
  std::map<std::string, int> uses;
  for (const ComponentSpec& component : components) ++uses[component.title];
  for (ComponentSpec& component : components)
    if (uses[component.title] > 1) component.title = component.id;
}

// A rule of the design says it too; a scenario or a setting may have crossed them after that.
void refuseCrossedBounds(Compilation& c, const ComponentSpec& spec) {
  if (!spec.autoscale.isOn || spec.autoscale.min <= spec.autoscale.max) return;
  c.refuse(model::code::kRuleCrossedBounds,
           "The autoscaling of " + spec.id + " has a minimum of " + std::to_string(spec.autoscale.min) +
               " replicas and a maximum of " + std::to_string(spec.autoscale.max),
           model::Path{"components", spec.id, "autoscale", "min"}, "Choose a maximum that is not below it");
}

}  // namespace

void compileComponents(Compilation& c) {
  bool hasClient = false;
  for (const Component& component : c.design.components()) {
    const auto index = static_cast<Index>(c.network.components.size());
    c.componentByName[component.id()] = index;
    c.network.components.push_back(specOf(c, component));
    refuseCrossedBounds(c, c.network.components.back());
    hasClient = hasClient || component.kind() == "client";
    if (component.kind() == "cache") readCache(c, component, index);
  }
  tellApart(c.network.components);
  if (hasClient || c.componentByName.contains(kImpliedClient)) return;
  ComponentSpec client;
  client.id = client.title = kImpliedClient;
  client.kindName = "client";
  client.kind = ComponentSpec::Kind::Client;
  client.isImplied = true;
  c.componentByName[client.id] = static_cast<Index>(c.network.components.size());
  c.network.components.push_back(std::move(client));
}

}  // namespace windtunnel::simulator
