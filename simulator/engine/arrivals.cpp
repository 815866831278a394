// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/engine/arrivals.h"

#include <cmath>

namespace windtunnel::simulator {

Arrivals::Arrivals(World& world) : m_world(world) {
  for (std::size_t i = 0; i < world.workloads.size(); ++i) {
    const WorkloadSpec& spec = world.network.workloads[i];
    WorkloadState& state = world.workloads[i];
    state.load = spec.load;
    state.entries.resize(spec.mix.size());
    state.mix = world.stream(spec.id, "mix");
    state.think = world.stream(spec.id, "think");
    if (spec.clients) state.clients.emplace(*spec.clients, world.stream(spec.id, "clients"));
    if (spec.moments)
      state.process.emplace(ArrivalTrace(spec.moments));
    else if (!spec.arrivals.closed())
      state.process.emplace(spec.arrivals, world.stream(spec.id, "arrivals"));
  }
}

void Arrivals::start() {
  for (Index i = 0; i < m_world.workloads.size(); ++i) {
    if (m_world.network.workloads[i].mix.empty()) continue;
    WorkloadState& state = m_world.workloads[i];
    if (!state.process) {
      loadChanged(i);
      continue;
    }
    Time first = state.process->next(0);
    if (state.load != 1) first = state.process->setFactor(0, state.load);
    if (first != kEndOfTime) state.nextArrival = m_world.kernel.scheduleAt(first, {kWorkloadArrives, i, 0});
  }
}

void Arrivals::arrive(Index workload) {
  WorkloadState& state = m_world.workloads[workload];
  const Time next = state.process->next(m_world.now());
  state.nextArrival =
      next == kEndOfTime ? EventHandle() : m_world.kernel.scheduleAt(next, {kWorkloadArrives, workload, 0});
  beginRequest(workload, 0);
}

void Arrivals::userReturns(Index workload, std::uint32_t user) {
  WorkloadState& state = m_world.workloads[workload];
  if (state.retiring > 0) {
    --state.retiring;
    --state.users;
    return;
  }
  beginRequest(workload, user);
}

// The clients of different workloads are different ones.
std::uint32_t Arrivals::clientOf(Index workload, std::uint32_t user) {
  std::optional<KeySource>& clients = m_world.workloads[workload].clients;
  const std::uint32_t number = clients ? static_cast<std::uint32_t>(clients->next()) : user;
  return number * static_cast<std::uint32_t>(m_world.workloads.size()) + workload;
}

void Arrivals::beginRequest(Index workload, std::uint32_t user) {
  const WorkloadSpec& spec = m_world.network.workloads[workload];
  WorkloadState& state = m_world.workloads[workload];
  const double drawn = spec.mix.size() > 1 ? state.mix.uniform() : 0;
  std::uint32_t entry = 0;
  while (entry + 1 < spec.mix.size() && drawn >= spec.mix[entry].upTo) ++entry;
  ++state.arrived;
  state.inFlight.add(m_world.now(), 1);
  const FrameId id = m_world.frames.take();
  Frame& root = m_world.frames[id];
  root.role = Role::Root;
  root.pc = spec.mix[entry].program;
  root.pod = m_world.components[spec.client].pods.front();
  root.argument = workload;
  root.item = entry;
  root.arrived = m_world.now();
  root.client = clientOf(workload, user);
  m_world.traces.requestBegins(root, state.arrived, spec.client, m_world.now());
  m_world.makeReady(id);
}

void Arrivals::ended(FrameId id, Outcome outcome) {
  const Frame& root = m_world.frames[id];
  const Index workload = root.argument;
  WorkloadState& state = m_world.workloads[workload];
  const Time latency = m_world.now() - root.arrived;
  m_world.traces.requestEnds(root, outcome, m_world.now());
  state.inFlight.add(m_world.now(), -1);
  state.meter.record(outcome, latency);
  if (outcome == Outcome::Ok) ++state.succeeded;
  if (state.entries.size() > 1) state.entries[root.item].record(outcome, latency);
  const std::uint32_t user = root.client / static_cast<std::uint32_t>(m_world.workloads.size());
  m_world.frames.giveBack(id);
  if (!state.process) think(workload, user);
}

void Arrivals::think(Index workload, std::uint32_t user) {
  WorkloadState& state = m_world.workloads[workload];
  const Time pause = m_world.network.workloads[workload].think.sample(state.think);
  m_world.kernel.scheduleAfter(pause, {kUserReturns, workload, user});
}

void Arrivals::loadChanged(Index workload) {
  const WorkloadSpec& spec = m_world.network.workloads[workload];
  WorkloadState& state = m_world.workloads[workload];
  const double factor = state.load * state.surge;
  if (state.process) {
    const Time next = state.process->setFactor(m_world.now(), factor);
    if (state.nextArrival) m_world.kernel.cancel(state.nextArrival);
    state.nextArrival =
        next == kEndOfTime ? EventHandle() : m_world.kernel.scheduleAt(next, {kWorkloadArrives, workload, 0});
    return;
  }
  const auto wanted =
      static_cast<std::int64_t>(std::floor(static_cast<double>(spec.arrivals.users) * factor + 0.5));
  state.retiring = std::max<std::int64_t>(0, state.users - wanted);
  for (; state.users < wanted; ++state.users) think(workload, static_cast<std::uint32_t>(state.users));
}

}  // namespace windtunnel::simulator
