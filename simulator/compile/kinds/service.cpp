// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/operation_plan.h"

/// Services, workers and jobs. One without operations does some work and then uses everything its arrows lead
/// to, one after another: it reads through a cache if there is one, publishes to a broker, appends to an
/// event store, and calls the rest.
namespace windtunnel::simulator {
namespace {

using Kind = model::Step::Kind;

model::Distribution impliedWork() {
  return *model::Distribution::parse("lognormal(median 2ms, p99 12ms)");
}

struct Arrows {
  std::string cache;
  std::vector<model::Step> reads;  // of databases and object stores
  std::vector<model::Step> others;
};

Arrows arrowsOf(const model::Design& design, const std::string& from) {
  Arrows arrows;
  for (const model::Connection& arrow : design.connections()) {
    const auto target = design.component(arrow.to());
    if (arrow.from() != from || !target || target->kind() == "client") continue;
    if (target->kind() == "cache" && arrows.cache.empty()) {
      arrows.cache = arrow.to();
    } else if (target->kind() == "broker") {
      model::Step publish = callStep(arrow.to() + "/" + topicsOf(*target).front());
      publish.kind = Kind::Publish;
      arrows.others.push_back(std::move(publish));
    } else if (target->kind() == "event-store") {
      arrows.others.push_back(callStep(arrow.to() + "/write"));
    } else if (target->kind() == "database" || target->kind() == "object-store") {
      arrows.reads.push_back(callStep(arrow.to() + "/read"));
    } else {
      arrows.others.push_back(callStep(arrow.to()));
    }
  }
  return arrows;
}

std::vector<model::Step> impliedSteps(const model::Design& design, const std::string& id) {
  std::vector<model::Step> steps{timeStep(Kind::Work, impliedWork())};
  Arrows arrows = arrowsOf(design, id);
  if (arrows.cache.empty()) {
    steps.insert(steps.end(), arrows.reads.begin(), arrows.reads.end());
  } else {
    model::Step cached;
    cached.kind = Kind::Cached;
    cached.cache = arrows.cache;
    cached.key = *model::KeyPopularity::parse("zipf(100000, 0.9)");
    cached.ttl = *model::Duration::parse("10m");
    cached.steps = std::move(arrows.reads);
    steps.push_back(std::move(cached));
  }
  steps.insert(steps.end(), arrows.others.begin(), arrows.others.end());
  return steps;
}

}  // namespace

std::vector<OperationPlan> serviceOperations(const model::Design& design, const model::Component& component,
                                             std::vector<OperationPlan> written) {
  if (!written.empty()) return written;
  return {impliedOperation("handle", impliedSteps(design, component.id()))};
}

}  // namespace windtunnel::simulator
