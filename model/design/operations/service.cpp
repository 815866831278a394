// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/kind_operations.h"

/// Services, workers and jobs. One without operations does some work and then uses everything its arrows lead
/// to, one after another: it reads through a cache if there is one, publishes to a broker, appends to an
/// event store, and calls the rest.
namespace windtunnel::model {
namespace {

using Kind = Step::Kind;

Distribution impliedWork() {
  return *Distribution::parse("lognormal(median 2ms, p99 12ms)");
}

struct Uses {
  std::string cache;
  std::vector<Step> reads;  // of databases and object stores
  std::vector<Step> others;
};

Uses usesOf(const Design& design, const std::vector<Connection>& arrows) {
  Uses uses;
  for (const Connection& arrow : arrows) {
    const auto target = design.component(arrow.to());
    if (!target || target->kind() == "client") continue;
    if (target->kind() == "cache" && uses.cache.empty()) {
      uses.cache = arrow.to();
    } else if (target->kind() == "broker") {
      Step publish = callStep(arrow.to() + "/" + topicsOf(*target).front());
      publish.kind = Kind::Publish;
      uses.others.push_back(std::move(publish));
    } else if (target->kind() == "event-store") {
      uses.others.push_back(callStep(arrow.to() + "/write"));
    } else if (target->kind() == "database" || target->kind() == "object-store") {
      uses.reads.push_back(callStep(arrow.to() + "/read"));
    } else {
      uses.others.push_back(callStep(arrow.to()));
    }
  }
  return uses;
}

std::vector<Step> impliedSteps(const Design& design, const std::vector<Connection>& arrows) {
  std::vector<Step> steps{timeStep(Kind::Work, impliedWork())};
  Uses uses = usesOf(design, arrows);
  if (uses.cache.empty()) {
    steps.insert(steps.end(), uses.reads.begin(), uses.reads.end());
  } else {
    Step cached;
    cached.kind = Kind::Cached;
    cached.cache = uses.cache;
    cached.key = *KeyPopularity::parse("zipf(100000, 0.9)");
    cached.ttl = *Duration::parse("10m");
    cached.steps = std::move(uses.reads);
    steps.push_back(std::move(cached));
  }
  steps.insert(steps.end(), uses.others.begin(), uses.others.end());
  return steps;
}

}  // namespace

std::vector<Operation> serviceOperations(const Design& design, const std::vector<Connection>& arrows,
                                         std::vector<Operation> written) {
  if (!written.empty()) return written;
  return {impliedOperation("handle", impliedSteps(design, arrows))};
}

}  // namespace windtunnel::model
