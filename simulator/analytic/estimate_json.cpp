// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/estimate_json.h"

#include <nlohmann/json.hpp>

namespace windtunnel::simulator {
namespace {

using Json = nlohmann::ordered_json;

Json json(const std::optional<double>& figure) {
  return figure ? Json(*figure) : Json();
}

Json json(const std::optional<EstimatedLatency>& latency) {
  if (!latency) return {};
  return {{"mean", latency->mean}, {"p99", latency->p99}};
}

Json json(const WorkloadEstimate& workload) {
  return {{"id", workload.id},
          {"offered", workload.offered},
          {"throughput", json(workload.throughput)},
          {"errorShare", json(workload.errorShare)},
          {"latency", json(workload.latency)}};
}

Json json(const ComponentEstimate& component) {
  Json out = {{"id", component.id},
              {"kind", component.kind},
              {"replicas", component.replicas},
              {"rate", component.rate},
              {"cpuUtilisation", component.cpuUtilisation},
              {"slotUtilisation", component.slotUtilisation},
              {"overloaded", component.isOverloaded},
              {"latency", json(component.latency)}};
  if (component.hitRatio) out["hitRatio"] = *component.hitRatio;
  return out;
}

Json json(const ConnectionEstimate& connection) {
  Json out = {{"key", connection.key},
              {"rate", connection.rate},
              {"triesPerCall", connection.triesPerCall},
              {"errorShare", json(connection.errorShare)},
              {"latency", json(connection.latency)}};
  if (connection.poolUse) out["poolUse"] = *connection.poolUse;
  return out;
}

template <class Elements>
Json list(const Elements& elements) {
  Json out = Json::array();
  for (const auto& element : elements) out.push_back(json(element));
  return out;
}

}  // namespace

std::string toJson(const Estimate& estimate) {
  Json out = {{"estimate", true},
              {"scenario", estimate.scenario},
              {"overloaded", estimate.isOverloaded},
              {"workloads", list(estimate.workloads)},
              {"components", list(estimate.components)},
              {"connections", list(estimate.connections)},
              {"leftOut", estimate.leftOut}};
  if (estimate.bottleneck)
    out["bottleneck"] = {{"component", estimate.bottleneck->component},
                         {"resource", estimate.bottleneck->resource},
                         {"path", estimate.bottleneck->path},
                         {"utilisation", estimate.bottleneck->utilisation},
                         {"loadMultiple", estimate.bottleneck->loadMultiple}};
  return out.dump();
}

}  // namespace windtunnel::simulator
