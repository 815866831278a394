// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/compile.h"

#include <stdexcept>

#include "model/core/diagnostic_codes.h"
#include "simulator/compile/compilation.h"
#include "simulator/compile/refusal.h"
#include "simulator/compile/trace_file.h"

namespace windtunnel::simulator {

model::Result<Network> compile(const model::Design& design, const std::string& scenario) {
  try {
    model::Result<ScenarioPlan> plan = planScenario(design, scenario);
    if (!plan) return plan.error();
    Compilation c(*plan);
    for (const auto step :
         {compilePlatform, compileComponents, compileConnections, compileMesh, compileOperations,
          compileTopics, compilePrograms, compileWorkloads, compileObjectives, compileFaults}) {
      step(c);
      if (c.error) return *c.error;
    }
    return std::move(c.network);
  } catch (const std::exception& problem) {
    return refusal(model::code::kNotSimulable,
                   std::string("The design cannot be simulated: ") + problem.what(), {},
                   "Check the design; its structure does not obey the format");
  }
}

void Compilation::refuse(const char* code, std::string message, const model::Path& path, std::string hint) {
  if (!error) error = refusal(code, std::move(message), path, std::move(hint));
}

std::optional<Index> Compilation::componentNamed(const std::string& id) const {
  const auto found = componentByName.find(id);
  return found == componentByName.end() ? std::nullopt : std::optional<Index>(found->second);
}

std::optional<Index> Compilation::connectionBetween(Index from, Index to) const {
  const auto found =
      connectionByName.find(model::connectionKey(network.components[from].id, network.components[to].id));
  return found == connectionByName.end() ? std::nullopt : std::optional<Index>(found->second);
}

// A component nobody wrote operations for takes any name: its implied operation stands for all.
std::optional<Index> Compilation::operationNamed(const std::string& target, const model::Path& place) {
  const auto [id, name] = model::splitTarget(target);
  const auto component = componentNamed(id);
  if (!component || operations[*component].empty()) {
    refuse(model::code::kUnknownTarget, "There is no component called \"" + id + "\" that can be called",
           place, "Name a component of the design and one of its operations");
    return std::nullopt;
  }
  const std::vector<model::Operation>& all = plans[*component];
  for (std::size_t i = 0; i < all.size(); ++i)
    if (name.empty() || all[i].name == name) return operations[*component][i];
  if (all.size() == 1 && all.front().isImplied) return operations[*component].front();
  refuse(model::code::kUnknownTarget, id + " has no operation called \"" + name + "\"", place,
         "Add the operation, or name one of those it has");
  return std::nullopt;
}

Instruction Compilation::callOf(Index connection, Index operation) const {
  const Index component = network.operations[operation].component;
  const model::Operation& called = plans[component][operation - operations[component].front()];
  const auto topic = topicByName.find(network.components[component].id);
  if (!called.appends || topic == topicByName.end())
    return {.code = OpCode::Call, .a = connection, .b = operation};
  return {.code = OpCode::Publish, .a = connection, .b = operation, .c = topic->second};
}

DurationSampler Compilation::samplerOf(const model::Distribution& law, const model::Path& place) {
  if (law.kind != model::Distribution::Kind::Trace) return DurationSampler::of(law);
  auto times = readTimes(design.folder(), law.file);
  if (times) return DurationSampler::ofValues(std::move(times).value());
  refuse(model::code::kNotSimulable, times.error().message, place, times.error().hint);
  return {};
}

Index Compilation::addSite(std::string name, DurationSampler sampler) {
  network.sites.push_back({std::move(sampler), std::move(name)});
  return static_cast<Index>(network.sites.size() - 1);
}

void compileOperations(Compilation& c) {
  auto drawn = model::effectiveOperations(c.design);
  for (Index component = 0; component < c.network.components.size(); ++component) {
    std::vector<model::Operation> plans = std::move(drawn[c.network.components[component].id]);
    std::vector<Index> positions;
    for (const model::Operation& plan : plans) {
      OperationSpec spec;
      spec.name = c.network.components[component].id + "/" + plan.name;
      spec.component = component;
      spec.requestTransfer = c.network.transferOf(plan.requestSize.bytes);
      spec.responseTransfer = c.network.transferOf(plan.responseSize.bytes);
      spec.needsPrimary = plan.needsPrimary;
      positions.push_back(static_cast<Index>(c.network.operations.size()));
      c.network.operations.push_back(std::move(spec));
    }
    c.plans.push_back(std::move(plans));
    c.operations.push_back(std::move(positions));
  }
}

}  // namespace windtunnel::simulator
