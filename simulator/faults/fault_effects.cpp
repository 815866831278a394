// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "simulator/faults/faults.h"
#include "simulator/platform/pod_cpu.h"

/// Disturbances that are in force for as long as their faults are.
namespace windtunnel::simulator {
namespace {

void addTo(FaultEffects& effects, const Command& command) {
  if (command.kind == Command::Kind::AddLatency) {
    effects.delay += command.delay;
    effects.delayShare = std::max(effects.delayShare, command.share);
  } else if (command.kind == Command::Kind::LoseMessages) {
    effects.loss = std::max(effects.loss, command.share);
  } else if (command.kind == Command::Kind::FailRequests) {
    effects.failure = std::max(effects.failure, command.share);
  } else {
    effects.isExpired = true;
  }
}

// Several leave less and less, but never nothing.
void addHog(ComponentState& state, double share) {
  state.hog = 1 - (1 - state.hog) * (1 - share);
}

}  // namespace

void Faults::forgetEffects() {
  for (ComponentState& state : m_world.components) {
    state.effects = FaultEffects();
    state.slowness = 1;
    state.hog = 0;
    state.doom = Crash::None;
  }
  for (Pod& pod : m_world.pods) pod.doom = Crash::None;
  for (ConnectionState& state : m_world.connections) state.effects = FaultEffects();
  std::fill(m_world.zoneEffects.begin(), m_world.zoneEffects.end(), FaultEffects());
  std::fill(m_world.pairEffects.begin(), m_world.pairEffects.end(), FaultEffects());
  m_world.hasZoneEffects = false;
  m_world.isNetworkDisturbed = false;
  for (WorkloadState& state : m_world.workloads) state.surge = 1;
}

// What is in force is put together anew from all active faults, so that their ends need not be undone.
void Faults::recompute() {
  std::vector<double> surges;
  std::vector<double> hogs;
  for (const WorkloadState& state : m_world.workloads) surges.push_back(state.surge);
  for (const ComponentState& state : m_world.components) hogs.push_back(state.hog);
  forgetEffects();
  for (const FaultRecord& record : m_records)
    if (record.isActive) addEffects(record);
  for (Index i = 0; i < m_world.workloads.size(); ++i)
    if (m_world.workloads[i].surge != surges[i]) m_arrivals.loadChanged(i);
  for (Index i = 0; i < m_world.components.size(); ++i) takeCpuOf(i, hogs[i]);
}

void Faults::takeCpuOf(Index component, double before) {
  const ComponentState& state = m_world.components[component];
  if (state.hog == before) return;
  for (const Index pod : state.pods)
    if (m_world.pods[pod].state == PodState::Ready || m_world.pods[pod].state == PodState::Draining)
      takeCpu(m_world, pod, state.hog);
}

std::size_t Faults::zoneNamed(const std::string& name) const {
  const auto& zones = m_world.network.zones;
  return static_cast<std::size_t>(std::find(zones.begin(), zones.end(), name) - zones.begin());
}

// The way between two zones has two directions.
std::vector<FaultEffects*> Faults::placesOf(const Command& command) {
  const Network& network = m_world.network;
  if (!command.connection.empty())
    return {&m_world.connections[network.connectionNamed(command.connection)].effects};
  if (!command.target.empty()) return {&m_world.components[network.componentNamed(command.target)].effects};
  m_world.hasZoneEffects = true;
  const auto zone = static_cast<std::uint32_t>(zoneNamed(command.zone));
  if (command.toZone.empty()) return {&m_world.zoneEffects[zone]};
  const auto other = static_cast<std::uint32_t>(zoneNamed(command.toZone));
  return {&m_world.effectsBetween(zone, other), &m_world.effectsBetween(other, zone)};
}

void Faults::addDoom(const FaultRecord& fault) {
  const Crash doom = fault.command.kind == Command::Kind::ExhaustMemory ? Crash::OutOfMemory : Crash::Error;
  for (const auto& [pod, life] : fault.pods) m_world.pods[pod].doom = doom;
  if (fault.strikesAll) m_world.components[m_world.network.componentNamed(fault.command.target)].doom = doom;
}

void Faults::addEffects(const FaultRecord& fault) {
  const Command& command = fault.command;
  switch (command.kind) {
    case Command::Kind::Surge:
      for (Index i = 0; i < m_world.workloads.size(); ++i)
        if (command.target.empty() || m_world.network.workloads[i].id == command.target)
          m_world.workloads[i].surge *= command.factor;
      return;
    case Command::Kind::SlowDown:
      m_world.components[m_world.network.componentNamed(command.target)].slowness *= command.factor;
      return;
    case Command::Kind::HogCpu:
      return addHog(m_world.components[m_world.network.componentNamed(command.target)], command.share);
    case Command::Kind::CrashLoop:
    case Command::Kind::ExhaustMemory:
      return addDoom(fault);
    case Command::Kind::AddLatency:
    case Command::Kind::LoseMessages:
      m_world.isNetworkDisturbed = true;
      [[fallthrough]];
    case Command::Kind::FailRequests:
    case Command::Kind::ExpireCertificate:
      for (FaultEffects* effects : placesOf(command)) addTo(*effects, command);
      return;
    default:
      return;
  }
}

}  // namespace windtunnel::simulator
