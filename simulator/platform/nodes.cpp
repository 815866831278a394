// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/nodes.h"

#include <algorithm>

#include "simulator/platform/node_cpu.h"
#include "simulator/platform/whole_pods.h"

namespace windtunnel::simulator {
namespace {

constexpr Time kScan = 10 * kSecond;       // scan-interval of the cluster autoscaler
constexpr Time kUnneeded = 600 * kSecond;  // its scale-down-unneeded-time

}  // namespace

bool Nodes::start() {
  const auto& pools = m_world.network.nodePools;
  for (Index pool = 0; pool < pools.size(); ++pool)
    for (int i = 0; i < pools[pool].min; ++i) add(pool, Node::State::Ready);
  if (pools.empty()) return false;
  m_world.kernel.scheduleAfter(kScan, {kNodesAreLookedAt, 0, 0});
  return true;
}

bool Nodes::needsRoom(const Pod& pod) const {
  return !m_world.network.nodePools.empty() && m_world.network.components[pod.component].needsNodes;
}

bool Nodes::fits(const Node& node, const ComponentSpec& spec) const {
  return node.cores + kRounding >= spec.roomCores && node.memory >= spec.roomMemory;
}

std::uint32_t Nodes::podsIn(Index component, std::uint32_t zone) const {
  std::uint32_t count = 0;
  for (const Index id : m_world.components[component].pods) {
    const Index node = m_world.pods[id].node;
    count += node != kNone && m_world.nodes[node].zone == zone ? 1 : 0;
  }
  return count;
}

std::uint32_t Nodes::podsOn(Index component, Index node) const {
  std::uint32_t count = 0;
  for (const Index id : m_world.components[component].pods) count += m_world.pods[id].node == node ? 1 : 0;
  return count;
}

bool Nodes::isBetter(Index node, Index than, Index component) const {
  if (than == kNone) return true;
  const Node& one = m_world.nodes[node];
  const Node& other = m_world.nodes[than];
  const std::uint32_t inZone = podsIn(component, one.zone);
  const std::uint32_t inOther = podsIn(component, other.zone);
  if (inZone != inOther) return inZone < inOther;
  const std::uint32_t here = podsOn(component, node);
  const std::uint32_t there = podsOn(component, than);
  if (here != there) return here < there;
  const auto& pools = m_world.network.nodePools;
  return one.cores / pools[one.pool].cores > other.cores / pools[other.pool].cores + kRounding;
}

// Zones without a node that answers do not count (nodeTaintsPolicy of a topology spread constraint).
bool Nodes::mayStandOn(Index node, Index component) const {
  const ComponentSpec::Spread& spread = m_world.network.components[component].spread;
  if (spread.nodesRequired && podsOn(component, node) > 0) return false;
  if (!spread.zonesRequired) return true;
  std::uint32_t fewest = kNone;
  for (const Node& other : m_world.nodes)
    if (other.state == Node::State::Ready) fewest = std::min(fewest, podsIn(component, other.zone));
  return podsIn(component, m_world.nodes[node].zone) <= fewest;
}

bool Nodes::place(Index id) {
  Pod& pod = m_world.pods[id];
  if (!needsRoom(pod) || pod.node != kNone) return true;
  const ComponentSpec& spec = m_world.network.components[pod.component];
  Index best = kNone;
  for (Index node = 0; node < m_world.nodes.size(); ++node)
    if (m_world.nodes[node].state == Node::State::Ready && fits(m_world.nodes[node], spec) &&
        mayStandOn(node, pod.component) && isBetter(node, best, pod.component))
      best = node;
  if (best == kNone) return false;
  Node& node = m_world.nodes[best];
  node.cores -= spec.roomCores;
  node.memory -= spec.roomMemory;
  node.pods.push_back(id);
  pod.node = best;
  pod.zone = node.zone;
  return true;
}

bool Nodes::addForStart(Index pod) {
  const ComponentSpec& spec = m_world.network.components[m_world.pods[pod].component];
  for (Index node = order(spec); node != kNone; node = order(spec)) {
    m_world.nodes[node].state = Node::State::Ready;
    if (place(pod)) return true;
  }
  return false;
}

void Nodes::release(Index id) {
  Pod& pod = m_world.pods[id];
  if (pod.node == kNone) return;
  Node& node = m_world.nodes[pod.node];
  const ComponentSpec& spec = m_world.network.components[pod.component];
  node.cores += spec.roomCores;
  node.memory += spec.roomMemory;
  leaveNodeCpu(m_world, id);
  std::erase(node.pods, id);
  if (node.pods.empty()) node.emptySince = m_world.now();
  pod.node = kNone;
}

int Nodes::countOf(Index pool) const {
  return static_cast<int>(std::count_if(m_world.nodes.begin(), m_world.nodes.end(), [pool](const Node& node) {
    return node.pool == pool && node.state != Node::State::Gone;
  }));
}

// A new node goes to the zone with the fewest of its pool.
Index Nodes::add(Index pool, Node::State state) {
  const NodePoolSpec& spec = m_world.network.nodePools[pool];
  std::vector<std::uint32_t> perZone(m_world.network.zones.size());
  for (const Node& node : m_world.nodes)
    if (node.pool == pool && node.state != Node::State::Gone) ++perZone[node.zone];
  const auto zone = std::min_element(perZone.begin(), perZone.end()) - perZone.begin();
  m_world.nodes.push_back(
      {pool, static_cast<std::uint32_t>(zone), state, spec.cores, spec.memory, m_world.now()});
  m_world.nodesPaid.add(m_world.now(), 1);
  m_world.nodePrice.add(m_world.now(), spec.perHour);
  return static_cast<Index>(m_world.nodes.size() - 1);
}

// The first pool that may grow and whose nodes are large enough.
Index Nodes::order(const ComponentSpec& spec) {
  const auto& pools = m_world.network.nodePools;
  for (Index pool = 0; pool < pools.size(); ++pool) {
    const bool isLargeEnough =
        pools[pool].cores + kRounding >= spec.roomCores && pools[pool].memory >= spec.roomMemory;
    if (isLargeEnough && countOf(pool) < pools[pool].max) return add(pool, Node::State::Coming);
  }
  return kNone;
}

void Nodes::giveBack(Index id) {
  Node& node = m_world.nodes[id];
  node.state = Node::State::Gone;
  m_world.nodesPaid.add(m_world.now(), -1);
  m_world.nodePrice.add(m_world.now(), -m_world.network.nodePools[node.pool].perHour);
}

// What pending pods will take of the nodes that are coming is worked out anew each time.
void Nodes::look(const std::vector<Index>& pending) {
  struct Coming {
    Node node;
    std::vector<Index> components;  // of the pods that will take it
  };
  std::vector<Coming> coming;
  for (const Node& node : m_world.nodes)
    if (node.state == Node::State::Coming) coming.push_back({node, {}});
  for (const Index id : pending) {
    const Index component = m_world.pods[id].component;
    const ComponentSpec& spec = m_world.network.components[component];
    auto room = std::find_if(coming.begin(), coming.end(), [&](const Coming& one) {
      const bool isShared = std::count(one.components.begin(), one.components.end(), component) > 0;
      return fits(one.node, spec) && !(spec.spread.nodesRequired && isShared);
    });
    if (room == coming.end()) {
      const Index node = order(spec);
      if (node == kNone) continue;
      m_world.kernel.scheduleAfter(m_world.network.nodePools[m_world.nodes[node].pool].provisioning,
                                   {kNodeIsReady, node, 0});
      coming.push_back({m_world.nodes[node], {}});
      room = coming.end() - 1;
    }
    room->node.cores -= spec.roomCores;
    room->node.memory -= spec.roomMemory;
    room->components.push_back(component);
  }
  for (Index node = 0; node < m_world.nodes.size(); ++node) {
    const Node& one = m_world.nodes[node];
    const bool isUnneeded = one.state == Node::State::Ready && one.pods.empty() && pending.empty() &&
                            m_world.now() - one.emptySince >= kUnneeded;
    if (isUnneeded && countOf(one.pool) > m_world.network.nodePools[one.pool].min) giveBack(node);
  }
  m_world.kernel.scheduleAfter(kScan, {kNodesAreLookedAt, 0, 0});
}

void Nodes::nodeIsReady(Index id) {
  Node& node = m_world.nodes[id];
  node.state = m_world.isZoneSilent[node.zone] ? Node::State::Silent : Node::State::Ready;
  node.emptySince = m_world.now();
}

void Nodes::fallSilent(Index node) {
  m_world.nodes[node].state = Node::State::Silent;
}

}  // namespace windtunnel::simulator
