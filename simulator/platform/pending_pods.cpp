// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/lifecycle.h"

/// Pods and the nodes they wait for.
namespace windtunnel::simulator {

void Lifecycle::placeAtStart(Index pod) {
  if (!m_nodes.place(pod) && !m_nodes.addForStart(pod)) return waitForNode(pod);
  setState(pod, PodState::Ready);
  m_world.components[m_world.pods[pod].component].endpoints.push_back(pod);
}

void Lifecycle::waitForNode(Index pod) {
  setState(pod, PodState::Down);
  m_world.pods[pod].isPending = true;
}

std::vector<Index> Lifecycle::pendingPods() const {
  std::vector<Index> pending;
  for (Index pod = 0; pod < m_world.pods.size(); ++pod)
    if (m_world.pods[pod].isPending) pending.push_back(pod);
  return pending;
}

void Lifecycle::startPending() {
  for (const Index pod : pendingPods())
    if (!m_world.pods[pod].isHeldDown) beginStart(pod);
}

void Lifecycle::leaveNode(Index pod) {
  m_world.pods[pod].isPending = false;
  m_nodes.release(pod);
  startPending();
}

void Lifecycle::evict(Index id) {
  Pod& pod = m_world.pods[id];
  pod.isHeldDown = false;
  leaveNode(id);
  if (!pod.isRetired) beginStart(id);
}

// Where nodes are not simulated, a pod goes to the next zone that answers.
bool Lifecycle::findPlace(Index id) {
  Pod& pod = m_world.pods[id];
  if (!m_nodes.place(id)) return false;
  if (pod.node != kNone || pod.zone == kNone) return true;
  const auto zones = static_cast<std::uint32_t>(m_world.isZoneSilent.size());
  for (std::uint32_t step = 0; step < zones; ++step) {
    const std::uint32_t zone = (pod.zone + step) % zones;
    if (m_world.isZoneSilent[zone]) continue;
    pod.zone = zone;
    return true;
  }
  return false;
}

void Lifecycle::lookAtNodes() {
  m_nodes.look(pendingPods());
}

void Lifecycle::nodeIsReady(Index node) {
  m_nodes.nodeIsReady(node);
  startPending();
}

}  // namespace windtunnel::simulator
