// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/faults/faults.h"

/// Pods that faults kill, drain, crash or hold down.
namespace windtunnel::simulator {

std::vector<Index> Faults::readyPods(Index component) const {
  std::vector<Index> ready;
  for (const Index pod : m_world.components[component].pods)
    if (m_world.pods[pod].state == PodState::Ready) ready.push_back(pod);
  return ready;
}

// The pod that was named, or so many of the ready ones, without repetition.
std::vector<Index> Faults::drawPods(const Command& command) {
  const Index component = m_world.network.componentNamed(command.target);
  ComponentState& state = m_world.components[component];
  if (command.pod >= 0) return {state.pods[static_cast<std::size_t>(command.pod)]};
  std::vector<Index> candidates = readyPods(component);
  const double shared = std::ceil(command.share * static_cast<double>(candidates.size()) - 1e-9);
  const int wanted = command.share < 1 ? static_cast<int>(shared) : command.count;
  std::vector<Index> drawn;
  while (!candidates.empty() && static_cast<int>(drawn.size()) < wanted) {
    const std::uint32_t place = state.faults.below(static_cast<std::uint32_t>(candidates.size()));
    drawn.push_back(candidates[place]);
    candidates.erase(candidates.begin() + place);
  }
  return drawn;
}

void Faults::strikePods(FaultRecord& fault) {
  const std::vector<Index> struck = drawPods(fault.command);
  fault.command.count = static_cast<int>(struck.size());
  for (const Index pod : struck)
    fault.command.kind == Command::Kind::KillPod ? m_lifecycle.kill(pod) : m_lifecycle.drain(pod);
}

// What keeps crashing does so as soon as it has started; where it is the component, also pods to come.
void Faults::crashPods(FaultRecord& fault) {
  const bool isMemory = fault.command.kind == Command::Kind::ExhaustMemory;
  const std::vector<Index> struck = drawPods(fault.command);
  fault.strikesAll =
      fault.command.pod < 0 && fault.command.share >= 1 && fault.command.count == Command::kEveryPod;
  fault.command.count = static_cast<int>(struck.size());
  for (const Index pod : struck) fault.pods.emplace_back(pod, m_world.pods[pod].life);
  if (fault.isActive) recompute();
  for (const Index pod : struck) m_lifecycle.crash(pod, isMemory ? Crash::OutOfMemory : Crash::Error);
}

// Another pod takes over when it has been away for the failover time.
void Faults::losePrimary(FaultRecord& fault) {
  const Index primary = m_world.components[m_world.network.componentNamed(fault.command.target)].primary;
  fault.command.count = primary == kNone ? 0 : 1;
  if (primary == kNone) return;
  if (fault.isActive) m_world.pods[primary].isHeldDown = true;
  m_lifecycle.kill(primary);
  fault.pods.emplace_back(primary, m_world.pods[primary].life);
}

bool Faults::strikes(const FaultRecord& outage, Index id) const {
  const Network& network = m_world.network;
  const Pod& pod = m_world.pods[id];
  const Command& command = outage.command;
  if (command.kind == Command::Kind::LoseNode || command.kind == Command::Kind::LosePrimary)
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

}  // namespace windtunnel::simulator
