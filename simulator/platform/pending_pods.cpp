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
  if (m_world.nodes.empty()) return;
  for (const Index pod : pendingPods())
    if (!m_world.pods[pod].isHeldDown) beginStart(pod);
}

void Lifecycle::leaveNode(Index pod) {
  m_world.pods[pod].isPending = false;
  m_nodes.release(pod);
  startPending();
}

void Lifecycle::lookAtNodes() {
  m_nodes.look(pendingPods());
}

void Lifecycle::nodeIsReady(Index node) {
  m_nodes.nodeIsReady(node);
  startPending();
}

}  // namespace windtunnel::simulator
