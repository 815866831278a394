// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/diagnostic_codes.h"
#include "simulator/compile/compilation.h"
#include "simulator/compile/trace_file.h"

namespace windtunnel::simulator {
namespace {

using model::Named;

// Of an open workload that says nothing of them.
constexpr std::int64_t kClients = 1000;
// What is known of each of them is kept for the whole run.
constexpr std::int64_t kMostClients = 10'000'000;

Index callProgram(Compilation& c, Index connection, Index operation) {
  const auto begin = static_cast<Index>(c.network.program.size());
  c.network.program.push_back(c.callOf(connection, operation));
  c.network.program.push_back({.code = OpCode::End});
  return begin;
}

struct WeightedEntry {
  MixEntry entry;
  double share = 0;
};

void setMix(WorkloadSpec& spec, std::vector<WeightedEntry> entries) {
  double sum = 0;
  for (const WeightedEntry& one : entries) sum += one.share;
  double upTo = 0;
  for (WeightedEntry& one : entries) {
    if (one.share <= 0) continue;
    upTo += one.share / sum;
    one.entry.upTo = upTo;
    spec.mix.push_back(std::move(one.entry));
  }
}

// Every operation every arrow of the client leads to, equally often.
std::vector<WeightedEntry> impliedMix(Compilation& c, Index client) {
  std::vector<WeightedEntry> entries;
  for (const Index connection : c.network.components[client].outgoing) {
    const Index callee = c.network.connections[connection].to;
    for (const Index operation : c.operations[callee])
      entries.push_back(
          {{c.network.operations[operation].name, 1, callProgram(c, connection, operation)}, 1});
  }
  return entries;
}

std::vector<WeightedEntry> writtenMix(Compilation& c, const Named& workload, Index client) {
  std::vector<WeightedEntry> entries;
  for (const auto& [entry, value] : workload.scalars("mix")) {
    const model::Path place = workload.path() / "mix" / entry;
    const auto operation = c.operationNamed(entry, place);
    if (!operation) return {};
    const auto connection = c.connectionBetween(client, c.network.operations[*operation].component);
    if (!connection) {
      c.refuse(model::code::kNotSimulable,
               "No arrow leads from " + c.network.components[client].id + " to the entry \"" + entry + "\"",
               place, "Draw the arrow, or take the entry out of the mix");
      return {};
    }
    const model::Share* share = value.as<model::Share>();
    entries.push_back({{entry, 1, callProgram(c, *connection, *operation)}, share ? share->fraction : 0});
  }
  return entries;
}

std::optional<KeySampler> clientsOf(Compilation& c, const Named& workload, bool isClosed) {
  const auto written = workload.find<model::KeyPopularity>("clients");
  if (!written && isClosed) return std::nullopt;
  if (!written) return KeySampler({model::KeyPopularity::Kind::Uniform, kClients, 0});
  if (written->keys > kMostClients)
    c.refuse(model::code::kNotSimulable,
             "The workload \"" + workload.id() + "\" has " + std::to_string(written->keys) + " clients",
             workload.path() / "clients", "Name at most " + std::to_string(kMostClients));
  return KeySampler(*written);
}

void addWritten(Compilation& c, const Named& workload) {
  const auto client = c.componentNamed(workload.text("from"));
  if (!client)
    return c.refuse(model::code::kUnknownTarget,
                    "The workload \"" + workload.id() + "\" comes from a component that does not exist",
                    workload.path() / "from", "Name a component of kind client");
  WorkloadSpec spec;
  spec.id = workload.id();
  spec.client = *client;
  spec.arrivals = workload.get<model::Arrivals>("arrivals");
  const model::Path place = workload.path() / "arrivals";
  if (spec.arrivals.kind == model::Arrivals::Kind::Trace) {
    auto moments = readMoments(c.design.folder(), spec.arrivals.file);
    if (!moments)
      return c.refuse(model::code::kNotSimulable, moments.error().message, place, moments.error().hint);
    spec.moments = std::make_shared<const std::vector<Time>>(std::move(moments).value());
  }
  if (spec.arrivals.closed()) spec.think = c.samplerOf(spec.arrivals.think, place);
  spec.clients = clientsOf(c, workload, spec.arrivals.closed());
  setMix(spec, workload.isSet("mix") ? writtenMix(c, workload, *client) : impliedMix(c, *client));
  c.network.workloads.push_back(std::move(spec));
}

void addImplied(Compilation& c, Index client) {
  WorkloadSpec spec;
  spec.id = c.network.components[client].id;
  spec.client = client;
  spec.arrivals = *model::Arrivals::parse("poisson(100/s)");
  spec.clients = KeySampler({model::KeyPopularity::Kind::Uniform, kClients, 0});
  setMix(spec, impliedMix(c, client));
  if (!spec.mix.empty()) c.network.workloads.push_back(std::move(spec));
}

// A job is its own source of work: its first operation runs in its pod at even intervals.
void addJob(Compilation& c, const model::Component& job, Index index) {
  WorkloadSpec spec;
  spec.id = job.id();
  spec.client = index;
  spec.arrivals.kind = model::Arrivals::Kind::Constant;
  const double every = job.get<model::Duration>("every").seconds();
  spec.arrivals.rate = *model::Rate::parse("1/s");
  spec.load = 1 / every;
  spec.isJob = true;
  setMix(spec,
         {{{c.plans[index].front().name, 1, c.network.operations[c.operations[index].front()].program}, 1}});
  c.network.workloads.push_back(std::move(spec));
}

// Whether it makes a difference who sends a request.
bool tellsClientsApart(const Network& network) {
  const auto any = [](const auto& all, auto&& holds) { return std::any_of(all.begin(), all.end(), holds); };
  return any(network.components,
             [](const ComponentSpec& spec) {
               return spec.admission.limitsEachClient() || spec.replicationLag > 0;
             }) ||
         any(network.connections,
             [](const ConnectionSpec& spec) {
               return spec.rateLimit.limitsEachClient() || spec.balancing == Balancing::ConsistentHash;
             }) ||
         any(network.program, [](const Instruction& step) { return step.code == OpCode::Flag; });
}

void applyLoad(Compilation& c) {
  for (const auto& [id, factor] : c.plan.load) {
    const Index workload = c.network.workloadNamed(id);
    if (workload == kNone)
      return c.refuse(model::code::kUnknownTarget,
                      "The scenario changes the load of \"" + id + "\", which is no workload",
                      model::Path{"scenarios", c.plan.name, "load", id}, "Name a workload of the design");
    c.network.workloads[workload].load *= factor;
  }
}

}  // namespace

void compileWorkloads(Compilation& c) {
  const std::vector<Named> written = c.design.workloads();
  for (const Named& workload : written) {
    addWritten(c, workload);
    if (c.error) return;
  }
  const std::vector<model::Component> components = c.design.components();
  for (Index i = 0; i < c.network.components.size(); ++i) {
    if (c.network.components[i].kind == ComponentSpec::Kind::Client && written.empty()) addImplied(c, i);
    if (c.network.components[i].kindName == "job" && c.network.components[i].replicas > 0)
      addJob(c, components[i], i);
  }
  applyLoad(c);
  if (!tellsClientsApart(c.network))
    for (WorkloadSpec& spec : c.network.workloads) spec.clients.reset();
  if (!c.error && c.network.workloads.empty())
    c.refuse(model::code::kNothingToSimulate, "Nothing sends requests in this design",
             model::Path{"workloads"}, "Draw a client with an arrow to what it uses");
}

}  // namespace windtunnel::simulator
