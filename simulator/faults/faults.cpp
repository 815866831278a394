// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/faults/faults.h"

#include <algorithm>
#include <cmath>

namespace windtunnel::simulator {
namespace {

bool lasts(Command::Kind kind) {
  switch (kind) {
    case Command::Kind::LoseNode:
    case Command::Kind::Outage:
    case Command::Kind::AddLatency:
    case Command::Kind::LoseMessages:
    case Command::Kind::FailRequests:
    case Command::Kind::ExpireCertificate:
    case Command::Kind::SlowDown:
    case Command::Kind::Surge:
    case Command::Kind::Deploy:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Faults::start() {
  for (Index i = 0; i < m_world.network.faults.size(); ++i)
    m_world.kernel.scheduleAt(m_world.network.faults[i].at, {kFaultBegins, i, 0}, kFirstPriority);
}

void Faults::apply(const Command& command) {
  if (command.kind == Command::Kind::EndFaults) return endMatching(command);
  if (lasts(command.kind)) return begin(command);
  applyOnce(command);
}

void Faults::begin(const Command& command) {
  const Time now = m_world.now();
  const Time end = command.duration > 0 ? later(now, command.duration) : kEndOfTime;
  m_records.push_back({command, now, end, true, {}, {}});
  if (end != kEndOfTime)
    m_world.kernel.scheduleAt(end, {kFaultEnds, static_cast<std::uint32_t>(m_records.size() - 1), 0},
                              kFirstPriority);
  if (command.kind == Command::Kind::Outage) return holdDown(m_records.back());
  if (command.kind == Command::Kind::LoseNode) return loseNodesOf(m_records.back());
  if (command.kind == Command::Kind::Deploy)
    return m_rollouts.begin(m_world.network.componentNamed(command.target), m_records.size() - 1,
                            {command.share, command.factor});
  recompute();
}

void Faults::faultEnds(std::size_t record) {
  FaultRecord& fault = m_records[record];
  if (!fault.isActive) return;
  fault.isActive = false;
  fault.end = m_world.now();
  if (fault.command.kind == Command::Kind::Outage || fault.command.kind == Command::Kind::LoseNode)
    return releaseAll();
  if (fault.command.kind == Command::Kind::Deploy)
    return m_rollouts.takeBack(m_world.network.componentNamed(fault.command.target), record);
  recompute();
}

void Faults::endMatching(const Command& command) {
  if (command.fault >= 0) {
    if (static_cast<std::size_t>(command.fault) < m_records.size())
      faultEnds(static_cast<std::size_t>(command.fault));
    return;
  }
  for (std::size_t i = 0; i < m_records.size(); ++i) {
    const Command& one = m_records[i].command;
    const bool isMeant = (command.target.empty() || command.target == one.target) &&
                         (command.zone.empty() || command.zone == one.zone) &&
                         (command.connection.empty() || command.connection == one.connection);
    if (isMeant) faultEnds(i);
  }
}

void Faults::applyOnce(const Command& command) {
  const Index component = m_world.network.componentNamed(command.target);
  switch (command.kind) {
    case Command::Kind::KillPod:
    case Command::Kind::DrainPod:
      m_records.push_back({command, m_world.now(), m_world.now(), false, {}, {}});
      m_records.back().command.count = strikePods(command);
      return;
    case Command::Kind::FlushCache:
      m_records.push_back({command, m_world.now(), m_world.now(), false, {}, {}});
      for (std::size_t i = 0; i < m_world.caches.size(); ++i)
        if (m_world.network.caches[i].component == component) m_world.caches[i].store.clear();
      return;
    case Command::Kind::SetReplicas:
      return m_lifecycle.scale(component, command.count);
    case Command::Kind::SetLoad: {
      const Index workload = m_world.network.workloadNamed(command.target);
      m_world.workloads[workload].load = command.factor;
      return m_arrivals.loadChanged(workload);
    }
    default:
      return;
  }
}

std::vector<Index> Faults::readyPods(Index component) const {
  std::vector<Index> ready;
  for (const Index pod : m_world.components[component].pods)
    if (m_world.pods[pod].state == PodState::Ready) ready.push_back(pod);
  return ready;
}

// The pod that was named, or so many of the ready ones, drawn without repetition. Answers how many there
// were.
int Faults::strikePods(const Command& command) {
  const bool isKill = command.kind == Command::Kind::KillPod;
  const Index component = m_world.network.componentNamed(command.target);
  ComponentState& state = m_world.components[component];
  std::vector<Index> candidates = readyPods(component);
  if (command.pod >= 0) candidates = {state.pods[static_cast<std::size_t>(command.pod)]};
  const double shared = std::ceil(command.share * static_cast<double>(candidates.size()) - 1e-9);
  const int wanted = command.pod >= 0 ? 1 : command.share < 1 ? static_cast<int>(shared) : command.count;
  int struck = 0;
  for (; !candidates.empty() && struck < wanted; ++struck) {
    const std::uint32_t drawn = state.faults.below(static_cast<std::uint32_t>(candidates.size()));
    isKill ? m_lifecycle.kill(candidates[drawn]) : m_lifecycle.drain(candidates[drawn]);
    candidates.erase(candidates.begin() + drawn);
  }
  if (isKill) {  // what a cache held in a pod is lost with it
    for (std::size_t i = 0; i < m_world.caches.size(); ++i)
      if (m_world.network.caches[i].component == component && state.pods.size() == 1)
        m_world.caches[i].store.clear();
  }
  return struck;
}

bool Faults::strikes(const FaultRecord& outage, Index id) const {
  const Network& network = m_world.network;
  const Pod& pod = m_world.pods[id];
  const Command& command = outage.command;
  if (command.kind == Command::Kind::LoseNode)
    return std::find(outage.pods.begin(), outage.pods.end(), std::pair(id, pod.life)) != outage.pods.end();
  if (command.kind != Command::Kind::Outage) return false;
  if (!command.zone.empty() && (pod.zone == kNone || network.zones[pod.zone] != command.zone)) return false;
  return command.target.empty() || network.components[pod.component].id == command.target;
}

bool Faults::isUnderOutage(Index pod) const {
  return std::any_of(m_records.begin(), m_records.end(),
                     [&](const FaultRecord& record) { return record.isActive && strikes(record, pod); });
}

// The pods of one component crash where others see it, unless it is cut off in one zone only.
void Faults::holdDown(FaultRecord& outage) {
  if (outage.command.target.empty()) return loseZone(outage);
  for (Index id = 0; id < m_world.pods.size(); ++id) {
    if (m_world.network.components[m_world.pods[id].component].kind == ComponentSpec::Kind::Client) continue;
    if (!strikes(outage, id)) continue;
    m_world.pods[id].isHeldDown = true;
    m_lifecycle.kill(id, !outage.command.zone.empty());
  }
}

void Faults::releaseAll() {
  bringNodesBack();
  for (Index id = 0; id < m_world.pods.size(); ++id)
    if (m_world.pods[id].isHeldDown && !isUnderOutage(id)) m_lifecycle.release(id);
}

// What is in force is put together anew from all active faults, so that their ends need not be undone.
void Faults::recompute() {
  for (ComponentState& state : m_world.components) {
    state.effects = FaultEffects();
    state.slowness = 1;
  }
  for (ConnectionState& state : m_world.connections) state.effects = FaultEffects();
  std::fill(m_world.zoneEffects.begin(), m_world.zoneEffects.end(), FaultEffects());
  m_world.hasZoneEffects = false;
  std::vector<double> before;
  for (WorkloadState& state : m_world.workloads) {
    before.push_back(state.surge);
    state.surge = 1;
  }
  for (const FaultRecord& record : m_records)
    if (record.isActive) addEffects(record.command);
  for (Index i = 0; i < m_world.workloads.size(); ++i)
    if (m_world.workloads[i].surge != before[i]) m_arrivals.loadChanged(i);
}

FaultEffects& Faults::placeOf(const Command& command) {
  const Network& network = m_world.network;
  if (!command.connection.empty())
    return m_world.connections[network.connectionNamed(command.connection)].effects;
  if (!command.target.empty()) return m_world.components[network.componentNamed(command.target)].effects;
  m_world.hasZoneEffects = true;
  const auto zone = std::find(network.zones.begin(), network.zones.end(), command.zone);
  return m_world.zoneEffects[static_cast<std::size_t>(zone - network.zones.begin())];
}

void Faults::addEffects(const Command& command) {
  if (command.kind == Command::Kind::Surge) {
    for (Index i = 0; i < m_world.workloads.size(); ++i)
      if (command.target.empty() || m_world.network.workloads[i].id == command.target)
        m_world.workloads[i].surge *= command.factor;
    return;
  }
  if (command.kind == Command::Kind::SlowDown) {
    m_world.components[m_world.network.componentNamed(command.target)].slowness *= command.factor;
    return;
  }
  if (command.kind == Command::Kind::Outage || command.kind == Command::Kind::Deploy) return;
  FaultEffects& effects = placeOf(command);
  if (command.kind == Command::Kind::AddLatency) {
    effects.delay += command.delay;
    effects.delayShare = std::max(effects.delayShare, command.share);
  } else if (command.kind == Command::Kind::LoseMessages) {
    effects.loss = std::max(effects.loss, command.share);
  } else if (command.kind == Command::Kind::FailRequests) {
    effects.failure = std::max(effects.failure, command.share);
  } else if (command.kind == Command::Kind::ExpireCertificate) {
    effects.isExpired = true;
  }
}

}  // namespace windtunnel::simulator
