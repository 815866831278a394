// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/core/diagnostic.h"
#include "model/design/design.h"
#include "model/design/operations/operations.h"
#include "simulator/compile/network.h"
#include "simulator/compile/scenario_plan.h"

namespace windtunnel::simulator {

/// The client and its workload that a drawing without a client gets.
inline constexpr const char* kImpliedClient = "clients";

/// What the steps of compiling share. The first thing that cannot be compiled is kept as `error`, and nothing
/// after it counts.
struct Compilation {
  explicit Compilation(const ScenarioPlan& scenario) : plan(scenario), design(scenario.design) {}

  const ScenarioPlan& plan;
  const model::Design& design;
  Network network;
  std::optional<model::Diagnostic> error;

  std::vector<std::vector<model::Operation>> plans;  // by component
  std::vector<std::vector<Index>> operations;        // by component, in the order of its plans
  std::map<std::string, Index> componentByName;
  std::map<std::string, Index> connectionByName;
  std::map<std::string, Index> topicByName;
  std::map<Index, Index> cacheOf;  // component -> cache

  void refuse(const char* code, std::string message, const model::Path& path, std::string hint);

  std::optional<Index> componentNamed(const std::string& id) const;
  std::optional<Index> connectionBetween(Index from, Index to) const;

  /// The operation a target such as "orders/place" or "orders" means; refuses one that does not exist.
  std::optional<Index> operationNamed(const std::string& target, const model::Path& place);

  /// The instruction that calls an operation over an arrow; one that appends to an event store publishes.
  Instruction callOf(Index connection, Index operation) const;

  /// Draws from a law; refuses a trace that cannot be read.
  DurationSampler samplerOf(const model::Distribution& law, const model::Path& place);

  /// A new site whose stream has this name.
  Index addSite(std::string name, DurationSampler sampler = {});
};

/// What the section `rateLimit` of a gateway or an arrow says; without it nothing is limited.
TokenBucketSpec rateLimitOf(const model::Element& limited);

// The steps of compiling, in order.
void compilePlatform(Compilation& c);
void compileComponents(Compilation& c);
void compileConnections(Compilation& c);
void compileMesh(Compilation& c);
void compileOperations(Compilation& c);
void compileTopics(Compilation& c);
void compilePrograms(Compilation& c);
void compileWorkloads(Compilation& c);
void compileObjectives(Compilation& c);
void compileFaults(Compilation& c);

}  // namespace windtunnel::simulator
