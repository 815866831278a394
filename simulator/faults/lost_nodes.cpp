// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/faults/faults.h"

/// Nodes that stop answering, one by one or those of a whole zone, and come back.
namespace windtunnel::simulator {
namespace {

/// The node controller evicts the pods of one node of a zone after another (node-eviction-rate, 0.1/s).
constexpr Time kEvictionPause = 10 * kSecond;

}  // namespace

void Faults::losePod(Index id, FaultRecord& fault) {
  m_lifecycle.lose(id, 0);
  fault.pods.emplace_back(id, m_world.pods[id].life);
}

void Faults::loseNode(Index node, FaultRecord& fault, Time evictedLater) {
  m_lifecycle.nodeFallsSilent(node);
  fault.nodes.push_back(node);
  for (Index id = 0; id < m_world.pods.size(); ++id) {
    if (m_world.pods[id].node != node || m_world.pods[id].state == PodState::Down) continue;
    m_lifecycle.lose(id, evictedLater);
    fault.pods.emplace_back(id, m_world.pods[id].life);
  }
}

// Drawn among the pods of the component; with a pod goes its node and all that runs there. The machines of a
// managed store are its provider's, who replaces them at once.
void Faults::loseNodesOf(FaultRecord& fault) {
  const Index component = m_world.network.componentNamed(fault.command.target);
  ComponentState& state = m_world.components[component];
  const auto all = static_cast<double>(readyPods(component).size());
  const int wanted = fault.command.share < 1 ? static_cast<int>(std::ceil(fault.command.share * all - 1e-9))
                                             : fault.command.count;
  int lost = 0;
  for (; lost < wanted; ++lost) {
    const std::vector<Index> ready = readyPods(component);
    if (ready.empty()) break;
    const Index pod = ready[state.faults.below(static_cast<std::uint32_t>(ready.size()))];
    if (!m_world.network.components[component].needsNodes)
      m_lifecycle.kill(pod);
    else if (m_world.pods[pod].node == kNone)
      losePod(pod, fault);
    else
      loseNode(m_world.pods[pod].node, fault, 0);
  }
  fault.command.count = lost;
}

// Everything in it falls silent, also what does not run on nodes.
void Faults::loseZone(FaultRecord& outage) {
  const auto& zones = m_world.network.zones;
  const auto zone =
      static_cast<std::uint32_t>(std::find(zones.begin(), zones.end(), outage.command.zone) - zones.begin());
  m_world.isZoneSilent[zone] = true;
  Time later = 0;
  for (Index node = 0; node < m_world.nodes.size(); ++node) {
    if (m_world.nodes[node].zone != zone || m_world.nodes[node].state != Node::State::Ready) continue;
    loseNode(node, outage, later);
    later += kEvictionPause;
  }
  for (Index id = 0; id < m_world.pods.size(); ++id)
    if (m_world.pods[id].state != PodState::Down && strikes(outage, id)) losePod(id, outage);
}

void Faults::bringNodesBack() {
  const auto holds = [this](const auto& isMeant) {
    return std::any_of(m_records.begin(), m_records.end(),
                       [&](const FaultRecord& one) { return one.isActive && isMeant(one); });
  };
  for (std::size_t zone = 0; zone < m_world.network.zones.size(); ++zone)
    m_world.isZoneSilent[zone] = holds([&](const FaultRecord& one) {
      return one.command.kind == Command::Kind::Outage && one.command.target.empty() &&
             one.command.zone == m_world.network.zones[zone];
    });
  for (Index node = 0; node < m_world.nodes.size(); ++node) {
    if (m_world.nodes[node].state != Node::State::Silent) continue;
    const bool isLost = holds([&](const FaultRecord& one) {
      return std::find(one.nodes.begin(), one.nodes.end(), node) != one.nodes.end();
    });
    if (!isLost) m_lifecycle.nodeIsReady(node);
  }
  m_lifecycle.startPending();
}

}  // namespace windtunnel::simulator
